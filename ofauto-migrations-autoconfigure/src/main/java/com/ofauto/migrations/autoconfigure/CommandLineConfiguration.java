package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.Commands;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.ResetCommand;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.SeedCommand;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
	MigrationListener migrationsCommandProgress(Output output, ObjectProvider<Migrator> migrators,
			ListableBeanFactory beans) {
		return Commands.progress(output, () -> only(migrators, beans).work().progress());
	}

	@Bean
	Target migrationsCommandTarget(ObjectProvider<Migrator> migrators, ObjectProvider<Gate> gate,
			ListableBeanFactory beans) {
		return new Target(() -> only(migrators, beans), gate::getObject);
	}

	@Bean
	Command migrationsResetCommand(Target target, WholeApplication application) {
		return new ResetCommand("migrate reset", target, () -> reset(target, application));
	}

	@Bean
	Command migrationsDatabaseResetCommand(Target target, WholeApplication application) {
		return new ResetCommand("db reset", target, () -> reset(target, application));
	}

	private static Reset reset(Target target, WholeApplication application) {
		return application.bean(Reset.class, Operation.RESET, target.migrator());
	}

	@Bean
	Command migrationsSeedCommand(Target target, WholeApplication application) {
		return new SeedCommand(target, () -> application.bean(Seed.class, Operation.SEED, target.migrator()));
	}

	@Bean
	SourceTree migrationsSourceTree(ObjectProvider<MigrationsProperties> properties) {
		return new SourceTree(Path.of(""), () -> SettingsFactory.locations(properties.getObject()), Clock.systemUTC());
	}

	@Bean
	CommandLine migrationsCommandLine(Target target, SourceTree sources, ObjectProvider<Command> others,
			Output output) {
		return new CommandLine(Commands.all(target, sources, others.stream().toList()), output);
	}

	private static Migrator only(ObjectProvider<Migrator> migrators, ListableBeanFactory beans) {
		Migrator migrator = unique(migrators);
		if (migrator == null) {
			throw notOne(List.of(beans.getBeanNamesForType(Migrator.class, true, false)));
		}
		return migrator;
	}

	private static CommandRefusedException notOne(List<String> names) {
		if (names.isEmpty()) {
			return new CommandRefusedException("The command has no database: no DataSource is configured.",
					"Set spring.datasource.url or ofauto.migrations.url to a JDBC URL, or set"
							+ " ofauto.migrations.command-line.sources to the configuration class that declares"
							+ " your DataSource or Migrator.");
		}
		return new CommandRefusedException(
				"A command needs one Migrator, but the application has " + names.size() + ", and none is primary: "
						+ String.join(", ", names) + ".",
				"Annotate one of them with @Primary, or set ofauto.migrations.command-line.sources to a"
						+ " configuration class that declares only one.");
	}

	/**
	 * A failure of the engine's configuration is reported with its own message.
	 */
	private static @Nullable Migrator unique(ObjectProvider<Migrator> migrators) {
		try {
			return migrators.getIfUnique();
		}
		catch (BeanCreationException ex) {
			if (ex.getMostSpecificCause() instanceof MigrationException failure) {
				throw failure;
			}
			throw ex;
		}
	}

}
