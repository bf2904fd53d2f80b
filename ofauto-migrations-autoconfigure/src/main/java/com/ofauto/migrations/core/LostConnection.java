package com.ofauto.migrations.core;

import java.sql.SQLException;

/**
 * The connection broke while a migration ran; nobody knows yet what became of it.
 */
final class LostConnection extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Migration migration;

	private final boolean transactional;

	private final SQLException error;

	LostConnection(Migration migration, boolean transactional, SQLException error) {
		super(error);
		this.error = error;
		this.migration = migration;
		this.transactional = transactional;
	}

	Migration migration() {
		return this.migration;
	}

	SQLException error() {
		return this.error;
	}

	boolean transactional() {
		return this.transactional;
	}

}
