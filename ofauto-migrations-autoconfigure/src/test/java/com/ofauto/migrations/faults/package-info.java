/**
 * Real processes and real kills: what breaks at each point of a deploy, and what is left.
 */
@NullMarked
package com.ofauto.migrations.faults;

import org.jspecify.annotations.NullMarked;
