package com.ofauto.migrations.core;

import com.ofauto.migrations.core.GateRefusedException.Reason;

/**
 * The gate's refusals because of the database's stamp.
 */
final class StampRefusals {

	private final Operation operation;

	private final DatabaseInfo database;

	private final StampedEnvironment stamp;

	StampRefusals(Operation operation, DatabaseInfo database, StampedEnvironment stamp) {
		this.operation = operation;
		this.database = database;
		this.stamp = stamp;
	}

	/**
	 * The database is another one than the caller takes it for.
	 */
	GateRefusedException other(MigrationEnvironment named) {
		String word = this.stamp.environment().word();
		String problem = name(this.database) + " is stamped " + word + copied() + ", and the environment of this "
				+ this.operation.word() + " is " + named.word() + ".";
		String remedy = "If this is the wrong database, correct the URL. ";
		if (this.stamp.copy()) {
			remedy += "If it is a copy that is now " + article(named) + " database, "
					+ NextStep.stamp(Stamp.canBe(named) ? named : MigrationEnvironment.DEVELOPMENT) + ".";
		}
		else if (this.stamp.environment().compareTo(named) > 0) {
			remedy += ((this.operation == Operation.DEPLOY) ? "If you mean to deploy to " : "If you mean ") + word
					+ ", say so: --ofauto.migrations.environment=" + word + ". If the stamp is wrong, " + removal()
					+ ".";
		}
		else {
			remedy += "If it is now " + article(named) + " database, " + NextStep.stamp(named) + ".";
		}
		return refusal(Reason.OTHER_STAMP, problem, remedy);
	}

	/**
	 * Refuses a database that is not a developer's own.
	 */
	void requireOwn() {
		String word = this.stamp.environment().word();
		String never = ". A " + this.operation.word() + " is for development databases only.";
		if (this.stamp.copy()) {
			throw refusal(Reason.COPY,
					name(this.database) + " is stamped " + word
							+ ", but the stamp was written for another server or database:" + " this is a copy of "
							+ word + never,
					"If this copy is yours and its data may be lost, "
							+ NextStep.stamp(MigrationEnvironment.DEVELOPMENT) + ".");
		}
		if (!this.operation.allowedIn(this.stamp.environment())) {
			throw refusal(Reason.STAMPED, name(this.database) + " is stamped " + word + never,
					"If this is the wrong database, correct the URL. If the stamp is wrong, " + removal() + ", and "
							+ NextStep.stamp(MigrationEnvironment.DEVELOPMENT) + ".");
		}
	}

	static GateRefusedException none(Operation operation, DatabaseInfo database, String why) {
		return new GateRefusedException(operation, Reason.NO_STAMP, MigrationEnvironment.PRODUCTION,
				name(database) + " has no stamp and holds data (" + why + "), so it may be somebody's production"
						+ " database.",
				"If the database is yours and its data may be lost, " + NextStep.stamp(MigrationEnvironment.DEVELOPMENT)
						+ ((database.history() != null) ? "."
								: ". A database without history needs a baseline first."));
	}

	static GateRefusedException otherDatabase(Operation operation, DatabaseInfo database) {
		return new GateRefusedException(operation, Reason.OTHER_DATABASE, MigrationEnvironment.PRODUCTION,
				"The migrations are for database " + database.name() + ", but the application's own DataSource"
						+ " leads to another database, whose stamp was not checked. The application's seeders"
						+ " would write there.",
				"Let spring.datasource.url and ofauto.migrations.url name the same database.");
	}

	static GateRefusedException otherThanAsked(Operation operation, String asked, String other) {
		return new GateRefusedException(operation, Reason.OTHER_DATABASE, MigrationEnvironment.PRODUCTION,
				"The " + operation.word() + " was confirmed for " + asked
						+ ", but the application with all its beans connects to " + other + ". Nothing" + " was done.",
				"Name the configuration that has the application's DataSource in"
						+ " ofauto.migrations.command-line.sources, so that the command connects to the same"
						+ " database. A database that each start creates again has nothing to " + operation.word()
						+ ".");
	}

	private String copied() {
		return this.stamp.copy() ? " (for another server or database: this is a copy of it)" : "";
	}

	private static String name(DatabaseInfo database) {
		return "Database " + database.name();
	}

	private String removal() {
		return "let the owner of the table remove it with COMMENT ON TABLE " + this.database.history() + " IS NULL";
	}

	private static String article(MigrationEnvironment environment) {
		return "a " + environment.word();
	}

	private GateRefusedException refusal(Reason reason, String problem, String remedy) {
		return new GateRefusedException(this.operation, reason, this.stamp.environment(), problem, remedy);
	}

}
