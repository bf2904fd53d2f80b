package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.MigrationEnvironment;

/**
 * The environment whose rules apply.
 *
 * @param environment the strictest that was named, production if none was
 * @param known whether one was named
 */
record ResolvedEnvironment(MigrationEnvironment environment, boolean known) {

	/**
	 * The stricter one of two, of those that were named.
	 */
	ResolvedEnvironment orStricter(ResolvedEnvironment other) {
		if (this.known != other.known) {
			return this.known ? this : other;
		}
		return (this.environment.compareTo(other.environment) >= 0) ? this : other;
	}

}
