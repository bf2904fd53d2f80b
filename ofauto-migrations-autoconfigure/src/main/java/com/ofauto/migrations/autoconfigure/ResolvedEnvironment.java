package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.MigrationEnvironment;

/**
 * The environment whose rules apply.
 *
 * @param environment the strictest that was named, production if none was
 * @param known whether one was named
 */
record ResolvedEnvironment(MigrationEnvironment environment, boolean known) {

}
