package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandOption;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.DevelopmentCommands;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A production jar knows how the commands are called that it does not have.
 */
class DevelopmentCommandsTests {

	@Test
	void theCommandsThatAProductionJarNamesAreThese() {
		CommandContext tools = new CommandContext(nothing(), nothing(), nothing(), nothing(),
				new SourceTree(Path.of(""), nothing(), Clock.systemUTC()), Path.of(""), null, null, (url) -> {
					throw new IllegalStateException(url);
				}, false, IgnoredObjects.NONE, List.of(), false);
		List<CommandUsage> here = Stream
			.of(SchemaCommands.dev(tools, nothing()), SchemaCommands.diff(tools), SchemaCommands.drift(tools),
					SchemaCommands.check(tools), SchemaCommands.impact(tools), SchemaCommands.squash(tools),
					SchemaCommands.push(tools), SchemaCommands.pull(tools), SchemaCommands.undo(tools))
			.map(Command::usage)
			.toList();
		assertThat(DevelopmentCommands.usages().stream().map(DevelopmentCommandsTests::shape))
			.as("DevelopmentCommands in ofauto-migrations-autoconfigure has each command with its options")
			.containsExactlyInAnyOrderElementsOf(here.stream().map(DevelopmentCommandsTests::shape).toList());
	}

	private static String shape(CommandUsage usage) {
		return usage.name() + " " + usage.parameters() + " "
				+ usage.options().stream().map(DevelopmentCommandsTests::shape).sorted().toList();
	}

	private static String shape(CommandOption option) {
		return option.name() + ((option.value() != null) ? "=" : "");
	}

	private static <T> Supplier<T> nothing() {
		return () -> {
			throw new IllegalStateException("There is nothing to work on");
		};
	}

}
