/**
 * The application as its own command line: one file for each command, and the screens
 * that they print.
 */
@NullMarked
package com.ofauto.migrations.command;

import org.jspecify.annotations.NullMarked;
