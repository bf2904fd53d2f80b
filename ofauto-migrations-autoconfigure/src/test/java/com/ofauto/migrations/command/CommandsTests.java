package com.ofauto.migrations.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application has each command of which the screens are tested.
 */
class CommandsTests {

	/** Those that the wiring adds. */
	private static final Set<String> ADDED = Set.of("migrate rehearse", "migrate reset", "db reset", "db restore",
			"db seed");

	@Test
	void anApplicationHasEachCommandThatHasAScreen(@TempDir Path project) {
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
			List<String> screens = names(
					new Screens(project, database).commands(new Output(nowhere, nowhere, false, null)));
			Target target = new Target(() -> {
				throw new IllegalStateException("no command is run");
			});
			List<String> application = names(Commands.all(Map.of("default", target),
					new SourceTree(project, () -> List.of("classpath:db/migrations"), Clock.systemUTC()), List.of()));
			assertThat(screens).filteredOn((name) -> !ADDED.contains(name)).isEqualTo(application);
		}
	}

	private static List<String> names(List<Command> commands) {
		return commands.stream().map((command) -> command.usage().name()).toList();
	}

}
