package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;

/**
 * How far a rollback goes.
 *
 * @since 0.1.0
 */
@Internal
public sealed interface RollbackTarget {

	/**
	 * It undoes the migration that was applied last.
	 */
	record Last() implements RollbackTarget {

	}

	/**
	 * It undoes what was applied after a migration.
	 *
	 * @param migration the migration that stays
	 */
	record To(String migration) implements RollbackTarget {

	}

}
