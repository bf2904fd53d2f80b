package com.ofauto.migrations.devtools.workbench;

/**
 * A reason why a migration cannot be replayed.
 *
 * @param migration its name
 * @param problem the problem, in one or more sentences
 * @param cure what to do, in one or more sentences
 */
record HistoryProblem(String migration, String problem, String cure) {

}
