/**
 * What the tests of all rooms share: a real PostgreSQL, a fresh database for each test, a
 * proxy that counts and breaks what goes over the wire, and what is asked of all code.
 */
@NullMarked
package com.ofauto.migrations.support;

import org.jspecify.annotations.NullMarked;
