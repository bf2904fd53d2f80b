package com.ofauto.migrations.devtools.script;

/**
 * A statement that older versions of PostgreSQL do not understand.
 *
 * @param statement the statement, without the semicolon
 * @param novelty the newest feature that it uses
 * @param what a name for that feature in this statement
 */
public record NewerStatement(String statement, VersionFeature novelty, String what) {

}
