package com.ofauto.migrations.core;

/**
 * What was seen once the lock was had.
 *
 * @param look the look at the history
 * @param state the settings with which the session came
 */
record Locked(HistoryLook look, SessionState state) {

}
