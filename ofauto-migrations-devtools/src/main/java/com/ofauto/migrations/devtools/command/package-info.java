/**
 * The commands of schema-first work, one file for each, and their questions to a person.
 */
@NullMarked
package com.ofauto.migrations.devtools.command;

import org.jspecify.annotations.NullMarked;
