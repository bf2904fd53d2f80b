package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.Commands;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.RehearseCommand;
import com.ofauto.migrations.command.ScratchRehearsals;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.dev.KeepSettings;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.ResetCommand;
import com.ofauto.migrations.dev.RestoreCommand;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.SeedCommand;
import com.ofauto.migrations.kept.KeptPlace;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * The configuration of a command in place of the application's: a DataSource and the
 * engine, as far as the command needs them. The auto-configurations are listed in the
 * imports file that has this class's name.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration
class CommandLineConfiguration {

	/**
	 * Replaces the run at startup: only the command acts.
	 */
	@Bean
	MigrationsInitializer migrationsInitializer() {
		return new MigrationsInitializer(List.of(), (migrator) -> {
		}, ApplicationStartup.DEFAULT);
	}

	@Bean
	@ConditionalOnClass(HikariDataSource.class)
	static PoolLoginLimit migrationsPoolLoginLimit() {
		return new PoolLoginLimit();
	}

	@Bean
	MigrationListener migrationsCommandProgress(Output output, CommandDatabases databases) {
		return Commands.progress(output, (name) -> databases.migrator(name).work().progress());
	}

	@Bean
	CommandDatabases migrationsCommandDatabases(Environment environment, WholeApplication application,
			ConfigurableListableBeanFactory beans) {
		return new CommandDatabases(new ConfiguredDatabases(environment), application.database(), beans);
	}

	@Bean
	Target migrationsCommandTarget(CommandDatabases databases) {
		return databases.only();
	}

	@Bean
	Command migrationsResetCommand(Target target, WholeApplication application, CommandDatabases databases) {
		return new ResetCommand("migrate reset", target, () -> reset(target, application), () -> keep(databases));
	}

	@Bean
	Command migrationsDatabaseResetCommand(Target target, WholeApplication application, CommandDatabases databases) {
		return new ResetCommand("db reset", target, () -> reset(target, application), () -> keep(databases));
	}

	@Bean
	Command migrationsRestoreCommand(Target target, CommandDatabases databases) {
		return new RestoreCommand(target, () -> keep(databases));
	}

	private static KeepSettings keep(CommandDatabases databases) {
		return new KeepSettings(new KeptPlace(Path.of("")),
				databases.settings().properties().getReset().getKeepSize().toBytes(), Clock.systemUTC());
	}

	@Bean
	Command migrationsRehearseCommand(Target target, CommandDatabases databases,
			ObjectProvider<ScratchRehearsals> scratch) {
		return new RehearseCommand(target, new GivenDatabases(databases::settings), Path.of(""),
				scratch.getIfAvailable());
	}

	private static Reset reset(Target target, WholeApplication application) {
		return application.bean(Reset.class, Operation.RESET, target.migrator());
	}

	@Bean
	Command migrationsSeedCommand(Target target, WholeApplication application) {
		return new SeedCommand(target, () -> application.bean(Seed.class, Operation.SEED, target.migrator()));
	}

	@Bean
	SourceTree migrationsSourceTree(CommandDatabases databases) {
		DatabaseSettings settings = databases.settings();
		return new SourceTree(Path.of(""), () -> SettingsFactory.locations(settings.properties(), settings::nameOf),
				Clock.systemUTC());
	}

	@Bean
	CommandLine migrationsCommandLine(CommandDatabases databases, SourceTree sources, ObjectProvider<Command> others,
			Output output) {
		return new CommandLine(Commands.all(databases.targets(), sources, others.stream().toList()), databases.names(),
				databases::requireOwnPlace, output);
	}

}
