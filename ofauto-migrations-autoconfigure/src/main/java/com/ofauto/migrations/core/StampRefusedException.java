package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;

/**
 * A stamp must not be written. Nothing has been changed.
 *
 * @since 0.1.0
 */
public final class StampRefusedException extends MigrationException {

	private static final String NOT_WRITTEN = "The stamp could not be written into database ";

	private final Reason reason;

	private StampRefusedException(Reason reason, String problem, String remedy) {
		super(problem, remedy, null);
		this.reason = reason;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * Why it was refused.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	static StampRefusedException notADatabases(MigrationEnvironment environment) {
		return new StampRefusedException(Reason.NOT_A_DATABASES,
				"A database is not stamped " + environment.word() + ": test and ci describe the caller, not the data.",
				"Stamp it development, staging or production.");
	}

	static StampRefusedException notConfirmed(String database) {
		return new StampRefusedException(Reason.NOT_CONFIRMED,
				"The connection leads to database " + database + ", which is not the name that was given.",
				"Check that this is the database you mean, and give its name.");
	}

	static StampRefusedException noHistory(String database) {
		return new StampRefusedException(Reason.NO_HISTORY,
				"Database " + database + " has no history of migrations, and the stamp is a comment on that table.",
				"If the database is empty, deploy, which also stamps it. If it already has tables, record a"
						+ " baseline first.");
	}

	static StampRefusedException stricter(String database, String history, MigrationEnvironment stamped) {
		return new StampRefusedException(Reason.STRICTER,
				"Database " + database + " is stamped " + stamped.word() + ", and a stamp can only become stricter.",
				"If the stamp is wrong, let the owner of the table remove it with COMMENT ON TABLE " + history
						+ " IS NULL, and then stamp the database.");
	}

	static StampRefusedException stricterElsewhere(String database, StampedSchema elsewhere) {
		return new StampRefusedException(Reason.STRICTER,
				"Database " + database + " is stamped " + elsewhere.stamp().environment().word()
						+ " by the history in schema \"" + elsewhere.schema()
						+ "\", and the strictest stamp of a database counts.",
				"Deploys continue without a stamp of this schema. If that stamp is wrong, let the owner of the table"
						+ " remove it with COMMENT ON TABLE " + Sql.identifier(elsewhere.schema()) + "."
						+ HistoryQuery.TABLE + " IS NULL, and then stamp this schema.");
	}

	static StampRefusedException notWritten(String database, String history) {
		return new StampRefusedException(Reason.NOT_WRITTEN,
				NOT_WRITTEN + database + ": at this moment another session deploys, holds a lock on " + history
						+ ", or has changed its comment.",
				"Try again.");
	}

	static StampRefusedException notTheOwner(String database, String history) {
		return new StampRefusedException(Reason.NOT_WRITTEN, NOT_WRITTEN + database + ": this role does not own "
				+ history + ", and the stamp is a comment on that table.", "Use a role that owns it.");
	}

	static StampRefusedException readOnly(String database) {
		return new StampRefusedException(Reason.NOT_WRITTEN, NOT_WRITTEN + database + ": the session is read-only.",
				DatabaseAccessException.WRITABLE);
	}

	/**
	 * Why a stamp is refused.
	 */
	public enum Reason {

		/** The environment describes the caller, not the database. */
		NOT_A_DATABASES,

		/** The database has another name than the one that was given. */
		NOT_CONFIRMED,

		/** There is no history table to carry the stamp. */
		NO_HISTORY,

		/** The database carries a stricter stamp of its own. */
		STRICTER,

		/** The role may not write it, or the table was held. */
		NOT_WRITTEN

	}

}
