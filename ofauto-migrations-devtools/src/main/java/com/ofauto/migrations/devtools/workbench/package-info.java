/**
 * Makes migrations: replays the history, compares, writes the difference, and proves it
 * in a scratch database before it is shown.
 */
@NullMarked
package com.ofauto.migrations.devtools.workbench;

import org.jspecify.annotations.NullMarked;
