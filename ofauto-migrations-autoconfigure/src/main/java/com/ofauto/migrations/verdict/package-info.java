/**
 * What pending migrations do to one database: their impact, joined with its sizes and
 * what goes on in it. Only reads.
 */
@NullMarked
package com.ofauto.migrations.verdict;

import org.jspecify.annotations.NullMarked;
