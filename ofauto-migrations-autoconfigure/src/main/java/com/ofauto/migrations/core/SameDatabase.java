package com.ofauto.migrations.core;

import java.sql.SQLException;

import com.ofauto.migrations.Internal;

/**
 * Makes sure that an operation runs on the database for which it was allowed, where two
 * migrators are involved.
 *
 * @since 0.1.0
 */
@Internal
public final class SameDatabase {

	private final String name;

	private final String server;

	private final DatabasePlace place;

	private SameDatabase(Migrator migrator) {
		try (Session session = migrator.work().open()) {
			this.name = session.databaseName();
			this.server = session.server();
			this.place = DatabasePlace.of(migrator, session);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("identify the database", ex);
		}
	}

	/**
	 * Makes sure that two migrators lead to one schema of one database, by whatever name
	 * it is reached.
	 * @param operation what is about to be done
	 * @param asked of which it was asked
	 * @param doing which does it
	 * @throws GateRefusedException if they lead to two
	 */
	public static void require(Operation operation, Migrator asked, Migrator doing) {
		SameDatabase here = new SameDatabase(asked);
		SameDatabase there = new SameDatabase(doing);
		if (!here.place.isBeside(there.place)) {
			throw StampRefusals.otherThanAsked(operation, "database " + here.describe(),
					"database " + there.describe());
		}
		if (!here.place.equals(there.place)) {
			throw StampRefusals.otherThanAsked(operation, here.describeSchema(), there.describeSchema());
		}
	}

	private String describeSchema() {
		String schema = this.place.schema();
		return ((schema != null) ? "schema " + ReadableText.name(schema) : "no schema") + " of database " + describe();
	}

	private String describe() {
		return this.name + " on " + this.server;
	}

}
