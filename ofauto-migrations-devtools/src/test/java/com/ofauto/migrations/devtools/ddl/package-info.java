/**
 * PostgreSQL's own DDL as a check list: what the judge sees of each form, and what is
 * made of it.
 */
@NullMarked
package com.ofauto.migrations.devtools.ddl;

import org.jspecify.annotations.NullMarked;
