/**
 * Rehearsals: pending migrations on a copy of the data or with the facts of another
 * database, the record of it, and the deploy that asks for one.
 */
@NullMarked
package com.ofauto.migrations.rehearsal;

import org.jspecify.annotations.NullMarked;
