package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ServerVersion;
import com.ofauto.migrations.devtools.script.NewerStatement;
import com.ofauto.migrations.devtools.script.VersionFeature;
import com.ofauto.migrations.devtools.workbench.OldestServer;

import org.springframework.dao.DataAccessException;

/**
 * Reads {@code ofauto.migrations.server-versions}, and reports what follows from it.
 */
final class ServerVersions {

	private ServerVersions() {
	}

	/**
	 * Return the oldest server that has to run a script.
	 * @param named the value of the property
	 * @param database the live database
	 * @throws CommandRefusedException if the property is invalid
	 */
	static OldestServer oldest(List<String> named, Supplier<DataSource> database) {
		return OldestServer.of(named.stream().map(ServerVersions::version).toList(), () -> live(database));
	}

	/**
	 * Print the features in the schema of the migrations that the oldest named server
	 * does not understand. This is not an error, because a migration may create them only
	 * on newer servers.
	 */
	static void tell(CommandContext tools, DatabaseSchema built, Output output) {
		if (tools.serverVersions().isEmpty()) {
			return;
		}
		OldestServer oldest = OldestServer.of(tools.serverVersions().stream().map(ServerVersions::version).toList(),
				OptionalInt::empty);
		List<NewerStatement> strange = oldest.strange(tools.scratchSettings().defaultSchema(), built);
		if (!strange.isEmpty()) {
			output.note("The migrations build what PostgreSQL " + oldest.major() + ", " + oldest.reason()
					+ ", does not understand:\n");
			strange.forEach((statement) -> output.note(OldestServer.text(statement) + "\n"));
			output.note("Unless they make it on newer servers alone, they fail there. Change those that are applied"
					+ " nowhere yet; for the others, name the versions on which they run.");
		}
	}

	private static int version(String word) {
		List<String> known = IntStream.rangeClosed(VersionFeature.OLDEST, VersionFeature.NEWEST)
			.mapToObj(String::valueOf)
			.toList();
		if (!known.contains(word.strip())) {
			throw new CommandRefusedException(
					"\"" + word + "\" in ofauto.migrations.server-versions is no major version of PostgreSQL that is"
							+ " known here: " + String.join(", ", known) + ". Nothing was done.",
					"Write those that the project's databases run, such as 15, 17. A newer one than these can be left out,"
							+ " since the oldest decides.");
		}
		return Integer.parseInt(word.strip());
	}

	/**
	 * A database that does not answer has no version here. A command that needs it
	 * reports the failure.
	 */
	private static OptionalInt live(Supplier<DataSource> database) {
		try {
			return OptionalInt.of(ServerVersion.major(database.get()));
		}
		catch (DataAccessException ex) {
			return OptionalInt.empty();
		}
	}

}
