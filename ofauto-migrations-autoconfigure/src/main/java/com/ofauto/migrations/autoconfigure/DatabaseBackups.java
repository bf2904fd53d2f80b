package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.ofauto.migrations.backup.BackupRequirement;
import com.ofauto.migrations.backup.BackupSettings;
import com.ofauto.migrations.backup.BackupSource;
import com.ofauto.migrations.backup.Backups;
import com.ofauto.migrations.backup.JdbcAddress;
import com.ofauto.migrations.backup.RequiredBackup;
import com.ofauto.migrations.core.BuildDirectory;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Makes of the properties what makes backups of a database.
 */
final class DatabaseBackups {

	private DatabaseBackups() {
	}

	/**
	 * For one database.
	 * @param dataSource where it is, unless the properties name another address for it
	 */
	static Backups of(DatabaseSettings database, Migrator migrator, Supplier<DataSource> dataSource) {
		MigrationsBackupProperties properties = database.properties().getBackup();
		return new Backups(migrator, settings(database, build(migrator.gate())),
				() -> source(database, properties, dataSource), Clock.systemUTC());
	}

	/**
	 * Where a developer's backups are. Elsewhere a directory has to be named.
	 */
	private static @Nullable Path build(Gate gate) {
		return gate.developing() ? BuildDirectory.of(Path.of("")).orElse(null) : null;
	}

	/**
	 * What the properties let a deploy be asked.
	 * @param names the whole names of properties, for messages
	 */
	static List<DeployCheck> checks(MigrationsBackupProperties properties, UnaryOperator<String> names) {
		RequiredBackup required = properties.getRequire();
		return (required == null) ? List.of()
				: List.of(new BackupRequirement(required,
						new BackupRequirement.Names(names.apply("backup.require"), names.apply("backup.command")),
						!properties.getCommand().isEmpty(), StringUtils.hasText(properties.getDirectory())));
	}

	private static BackupSettings settings(DatabaseSettings database, @Nullable Path build) {
		MigrationsBackupProperties properties = database.properties().getBackup();
		Integer keep = properties.getKeep();
		if (keep != null && keep < 1) {
			throw new InvalidConfigurationPropertyValueException(database.nameOf("backup.keep"), keep,
					"It must be 1 or more. Remove the property to keep all backups.");
		}
		String directory = properties.getDirectory();
		List<String> command = properties.getCommand();
		if (!command.isEmpty() && !StringUtils.hasText(command.get(0))) {
			throw new InvalidConfigurationPropertyValueException(database.nameOf("backup.command"), command,
					"Name a program and its arguments as a list, or remove the property.");
		}
		if (!command.isEmpty() && StringUtils.hasText(directory)) {
			throw new InvalidConfigurationPropertyValueException(database.nameOf("backup.directory"), directory,
					"The command of " + database.nameOf("backup.command")
							+ " makes the backups, so there is none to keep here. Remove one of the two.");
		}
		return new BackupSettings(StringUtils.hasText(directory) ? Path.of(directory) : null, build,
				(keep != null) ? keep : 0, StringUtils.hasText(properties.getPgDump()) ? properties.getPgDump() : null,
				command);
	}

	private static BackupSource source(DatabaseSettings database, MigrationsBackupProperties properties,
			Supplier<DataSource> dataSource) {
		String url = properties.getUrl();
		if (!StringUtils.hasText(url)) {
			return new BackupSource(BackupAddresses.of(dataSource.get()), null);
		}
		DataSource other = ChosenDataSource
			.at(database.nameOf("backup.url"), url, properties.getUser(), properties.getPassword())
			.dataSource();
		JdbcAddress address = BackupAddresses.of(other);
		return new BackupSource(address, other);
	}

}
