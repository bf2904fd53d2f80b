/**
 * Migrations as one page of HTML that needs nothing else.
 */
@NullMarked
package com.ofauto.migrations.page;

import org.jspecify.annotations.NullMarked;
