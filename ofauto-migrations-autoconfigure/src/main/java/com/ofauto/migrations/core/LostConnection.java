package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;

/**
 * The connection was lost while a migration ran; it is not known yet whether the
 * migration was committed.
 */
final class LostConnection extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Migration migration;

	private final boolean transactional;

	private final SQLException error;

	private final transient List<Migration> behind;

	LostConnection(Migration migration, boolean transactional, List<Migration> behind, SQLException error) {
		super(error);
		this.error = error;
		this.migration = migration;
		this.transactional = transactional;
		this.behind = behind;
	}

	Migration migration() {
		return this.migration;
	}

	/**
	 * The migrations that were sent behind it, and may be committed too.
	 */
	List<Migration> behind() {
		return this.behind;
	}

	SQLException error() {
		return this.error;
	}

	boolean transactional() {
		return this.transactional;
	}

}
