package com.ofauto.migrations.autoconfigure;

import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.command.OtherDatabases;
import com.ofauto.migrations.command.UsageException;

/**
 * The databases that a command is given by a URL, with the user that the properties name
 * for them.
 *
 * @param settings what the properties say about the configured database
 */
record GivenDatabases(Supplier<DatabaseSettings> settings) implements OtherDatabases {

	@Override
	public DataSource at(String option, String url) {
		MigrationsDatabaseProperties properties = this.settings.get().properties();
		try {
			return ChosenDataSource.at(option, url, properties.getRehearsalUser(), properties.getRehearsalPassword())
				.dataSource();
		}
		catch (PrismaUrlException | MissingDriverException ex) {
			throw new UsageException("The URL of " + option + " cannot be used. Write"
					+ " jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database.");
		}
	}

}
