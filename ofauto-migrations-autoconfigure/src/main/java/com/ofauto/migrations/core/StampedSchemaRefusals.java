package com.ofauto.migrations.core;

import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.script.Sql;

/**
 * What the gate says when the history of another schema carries the stamp that stands
 * against an act: the act reaches the whole database.
 */
final class StampedSchemaRefusals {

	private final Operation operation;

	private final DatabaseInfo database;

	private final StampedSchema elsewhere;

	StampedSchemaRefusals(Operation operation, DatabaseInfo database, StampedSchema elsewhere) {
		this.operation = operation;
		this.database = database;
		this.elsewhere = elsewhere;
	}

	/**
	 * Refuses a database that is not a developer's own.
	 */
	void requireOwn() {
		String word = this.elsewhere.stamp().environment().word();
		String stamped = "Database " + this.database.name() + " is stamped " + word + " by the history in schema \""
				+ this.elsewhere.schema() + '"';
		String never = ". A " + this.operation.word() + " is for development databases only.";
		if (this.elsewhere.stamp().copy()) {
			throw refusal(Reason.COPY, stamped
					+ ", but the stamp was written for another server or database: this is a copy of " + word + never,
					"If this copy is yours and its data may be lost, " + own() + ".");
		}
		if (!this.operation.allowedIn(this.elsewhere.stamp().environment())) {
			throw refusal(Reason.STAMPED, stamped + never,
					"If this is the wrong database, correct the URL. If the stamp is wrong, let the owner of the"
							+ " table remove it with COMMENT ON TABLE " + Sql.identifier(this.elsewhere.schema()) + "."
							+ HistoryQuery.TABLE + " IS NULL, and " + own() + ".");
		}
	}

	private String own() {
		return NextStep.stamp(MigrationEnvironment.DEVELOPMENT, this.elsewhere.schema());
	}

	private GateRefusedException refusal(Reason reason, String problem, String remedy) {
		return new GateRefusedException(this.operation, reason, this.elsewhere.stamp().environment(), problem, remedy);
	}

}
