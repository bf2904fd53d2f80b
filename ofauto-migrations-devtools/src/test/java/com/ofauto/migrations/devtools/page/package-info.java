/**
 * Does what the pages tell a newcomer to do, with the snippets as they stand there.
 */
@NullMarked
package com.ofauto.migrations.devtools.page;

import org.jspecify.annotations.NullMarked;
