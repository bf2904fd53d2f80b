package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.ofauto.migrations.command.BareCommand;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.Commands;
import com.ofauto.migrations.command.DevelopmentCommands;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.dev.ResetCommand;
import com.ofauto.migrations.dev.RestoreCommand;
import com.ofauto.migrations.dev.SeedCommand;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reports arguments and properties that a start does not understand, before it does
 * anything.
 */
final class ArgumentCheck {

	private static final Log logger = LogFactory.getLog(ArgumentCheck.class);

	private static final String SYSTEM_PROPERTY = "-D" + KnownProperties.PREFIX;

	private final ConfigurableEnvironment environment;

	ArgumentCheck(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Refuses properties that do not exist, or warns of them where this release may be
	 * older than they are.
	 */
	void requireKnownProperties() {
		List<UnknownProperty> unknown = UnknownProperties.in(this.environment);
		List<UnknownProperty> refused = unknown.stream().filter(UnknownProperty::refused).toList();
		if (!refused.isEmpty()) {
			throw new UnknownPropertyException(refused);
		}
		unknown.forEach((property) -> logger.warn(property.problem() + " It has no effect."));
	}

	/**
	 * Refuses a system property of ours that Java has not read.
	 */
	void requireNoSystemProperty(List<String> arguments) {
		for (String argument : arguments) {
			if (argument.regionMatches(true, 0, SYSTEM_PROPERTY, 0, SYSTEM_PROPERTY.length())) {
				throw UnknownPropertyException.behindTheJar(argument.substring(2).replaceFirst("=.*", ""));
			}
		}
	}

	/**
	 * Refuses arguments of an application that are a command without its first word.
	 */
	void requireNoBareCommand(List<String> arguments) {
		MigrationsCommandLineProperties properties = CommandLineEnvironment.properties(this.environment);
		if (properties.isEnabled() && properties.isRefuseBareCommands()) {
			BareCommand.find(arguments, usages()).ifPresent((command) -> {
				throw new BareCommandException(command);
			});
		}
	}

	private static List<CommandUsage> usages() {
		Target nowhere = new Target(nothing());
		List<Command> dev = List.of(new ResetCommand("migrate reset", nowhere, nothing(), nothing()),
				new SeedCommand(nowhere, nothing()), new RestoreCommand(nowhere, nothing()));
		List<CommandUsage> usages = new ArrayList<>(DevelopmentCommands.usages());
		Commands
			.all(Map.of(DatabaseNames.DEFAULT, nowhere), new SourceTree(Path.of(""), nothing(), Clock.systemUTC()), dev)
			.forEach((command) -> usages.add(command.usage()));
		return usages;
	}

	/**
	 * These commands are never run.
	 */
	private static <T> Supplier<T> nothing() {
		return () -> {
			throw new IllegalStateException("There is nothing to work on");
		};
	}

}
