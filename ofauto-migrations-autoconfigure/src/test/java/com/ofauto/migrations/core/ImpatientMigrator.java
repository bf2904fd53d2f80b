package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

import javax.sql.DataSource;

/**
 * A migrator of a development database that waits a second for each answer of a look, so
 * that a test of a server that hangs is over soon.
 */
public final class ImpatientMigrator {

	private ImpatientMigrator() {
	}

	public static Migrator over(DataSource dataSource, String location) {
		return new Migrator(dataSource,
				new MigrationDirectory(ImpatientMigrator.class.getClassLoader(), List.of(location)),
				MigratorSettings.defaults(),
				new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.allOf(Operation.class)), List.of(),
				new HurriedTime() {

					@Override
					public Duration readLimit() {
						return Duration.ofSeconds(1);
					}

					@Override
					public Duration firstReadLimit() {
						return readLimit();
					}

				});
	}

}
