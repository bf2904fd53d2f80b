/**
 * Plans and runs in the form for programs: the endpoint and the command line print the
 * same values. A component is a field of the JSON; one that is {@code null} is left out.
 */
@NullMarked
package com.ofauto.migrations.report;

import org.jspecify.annotations.NullMarked;
