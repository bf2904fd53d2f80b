package com.ofauto.migrations.devtools.script;

/**
 * A statement that not every PostgreSQL understands.
 *
 * @param statement the statement, without the semicolon
 * @param novelty what is new in it; of several that which came last
 * @param what what that is called here, in a few words
 */
public record NewerStatement(String statement, VersionFeature novelty, String what) {

}
