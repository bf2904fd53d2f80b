/**
 * Wires the page.
 */
@NullMarked
package com.ofauto.migrations.page.autoconfigure;

import org.jspecify.annotations.NullMarked;
