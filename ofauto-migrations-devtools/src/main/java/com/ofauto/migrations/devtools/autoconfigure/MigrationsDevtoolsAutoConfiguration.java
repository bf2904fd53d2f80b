package com.ofauto.migrations.devtools.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.autoconfigure.ChosenDataSource;
import com.ofauto.migrations.autoconfigure.CommandDatabases;
import com.ofauto.migrations.autoconfigure.DatabaseAddress;
import com.ofauto.migrations.autoconfigure.DatabaseSettings;
import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.autoconfigure.WholeApplication;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.ScratchRehearsals;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.devtools.command.CommandContext;
import com.ofauto.migrations.devtools.command.SchemaCommands;
import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the commands of schema-first
 * work. It is active only when a command starts, and never in a running application.
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class)
@EnableConfigurationProperties(DevtoolsProperties.class)
public final class MigrationsDevtoolsAutoConfiguration {

	@Bean
	CommandContext migrationsTools(CommandDatabases databases, ObjectProvider<MigrationListener> listeners,
			SourceTree sources) {
		DevtoolsProperties properties = databases.settings()
			.bind(DevtoolsPolicyProperties.class, DevtoolsProperties::new);
		return new CommandContext(databases::dataSource, databases::gate, () -> databases.migrator().settings(),
				() -> listeners.orderedStream().toList(), sources, Path.of(""), properties.getSchemaSource(),
				shadow(databases.settings(), properties), (url) -> ChosenDataSource.at(url).dataSource(),
				properties.isPrivileges(), new IgnoredObjects(properties.getIgnore()), properties.getServerVersions(),
				properties.isOnline());
	}

	private static @Nullable Shadow shadow(DatabaseSettings settings, DevtoolsProperties properties) {
		String url = properties.getShadowUrl();
		if (url == null) {
			return null;
		}
		DatabaseAddress address = DatabaseAddress.read(settings.nameOf("shadow-url"), url, properties.getShadowUser(),
				properties.getShadowPassword());
		return new Shadow(address.url(), address.user(), address.password());
	}

	@Bean
	Command migrationsDevCommand(CommandContext tools, CommandDatabases databases, WholeApplication application) {
		return SchemaCommands.dev(tools,
				() -> databases.gate().enabled(Operation.SEED) ? seed(databases.migrator(), application) : List.of());
	}

	/**
	 * The gate refuses an operation before the application's beans are created.
	 */
	private static List<String> seed(Migrator migrator, WholeApplication application) {
		migrator.tools().require(Operation.SEED);
		return application.bean(Seed.class, Operation.SEED, migrator).run();
	}

	@Bean
	Command migrationsDiffCommand(CommandContext tools) {
		return SchemaCommands.diff(tools);
	}

	@Bean
	Command migrationsDriftCommand(CommandContext tools) {
		return SchemaCommands.drift(tools);
	}

	@Bean
	Command migrationsCheckCommand(CommandContext tools) {
		return SchemaCommands.check(tools);
	}

	@Bean
	Command migrationsBaselineCommand(CommandContext tools) {
		return SchemaCommands.baseline(tools);
	}

	@Bean
	Command migrationsRollbackCommand(CommandContext tools, CommandDatabases databases) {
		return SchemaCommands.rollback(tools, databases::migrator);
	}

	@Bean
	Command migrationsUndoCommand(CommandContext tools) {
		return SchemaCommands.undo(tools);
	}

	@Bean
	Command migrationsSquashCommand(CommandContext tools) {
		return SchemaCommands.squash(tools);
	}

	@Bean
	Command migrationsImpactCommand(CommandContext tools) {
		return SchemaCommands.impact(tools);
	}

	@Bean
	ScratchRehearsals migrationsScratchRehearsals(CommandContext tools) {
		return SchemaCommands.rehearsals(tools);
	}

	@Bean
	Command migrationsPushCommand(CommandContext tools) {
		return SchemaCommands.push(tools);
	}

	@Bean
	Command migrationsPullCommand(CommandContext tools) {
		return SchemaCommands.pull(tools);
	}

}
