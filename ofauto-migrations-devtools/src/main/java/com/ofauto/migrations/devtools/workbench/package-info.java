/**
 * Makes migrations: replays the history, compares, writes what is missing, and proves it
 * in a scratch database before anybody sees it.
 */
@NullMarked
package com.ofauto.migrations.devtools.workbench;

import org.jspecify.annotations.NullMarked;
