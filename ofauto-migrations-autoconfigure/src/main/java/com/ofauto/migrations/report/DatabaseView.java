package com.ofauto.migrations.report;

import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.StampedEnvironment;
import com.ofauto.migrations.core.StampedSchema;
import org.jspecify.annotations.Nullable;

/**
 * A database.
 *
 * @param name its name
 * @param serverVersion the server's version
 * @param history the history table with its schema, absent if there is none yet
 * @param stamp what the database says it is, absent if it does not say
 * @param stampElsewhere the strictest of what the histories of other schemas say that it
 * is, absent if none says anything
 * @since 0.1.0
 */
public record DatabaseView(String name, String serverVersion, @Nullable String history, @Nullable Stamp stamp,
		@Nullable StampElsewhere stampElsewhere) {

	static DatabaseView of(DatabaseInfo database) {
		StampedEnvironment stamp = database.stamp();
		StampedSchema elsewhere = database.elsewhere();
		return new DatabaseView(database.name(), database.serverVersion(), database.history(),
				(stamp != null) ? new Stamp(stamp.environment().word(), stamp.copy()) : null,
				(elsewhere != null) ? StampElsewhere.of(elsewhere) : null);
	}

	/**
	 * The environment that is written into a database.
	 *
	 * @param environment the environment
	 * @param copy whether it was written for another server or database
	 */
	public record Stamp(String environment, boolean copy) {

	}

	/**
	 * The environment that the history of another schema carries.
	 *
	 * @param schema the schema
	 * @param environment the environment
	 * @param copy whether it was written for another server or database
	 */
	public record StampElsewhere(String schema, String environment, boolean copy) {

		private static StampElsewhere of(StampedSchema elsewhere) {
			return new StampElsewhere(elsewhere.schema(), elsewhere.stamp().environment().word(),
					elsewhere.stamp().copy());
		}

	}

}
