/**
 * The commands of schema-first work: one file for each, and what they ask a person.
 */
@NullMarked
package com.ofauto.migrations.devtools.command;

import org.jspecify.annotations.NullMarked;
