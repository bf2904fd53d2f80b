package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.ofauto.migrations.backup.RestoredDatabase;
import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.core.StampedEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A restored database as a person reads it, and how to switch to it.
 */
final class RestoreScreen {

	private static final int MOST = 10;

	private RestoreScreen() {
	}

	/**
	 * What is there now.
	 * @param living the configured database
	 */
	static List<String> lines(RestoredDatabase restored, MigrationPlan living) {
		List<String> lines = new ArrayList<>();
		lines.add("Restored database " + ReadableText.name(restored.name()) + ". " + history(restored));
		lines.add(stamp(restored.plan().database().stamp()));
		if (!restored.isEarlierThan(living)) {
			lines.add("It shares no migration with database " + ReadableText.name(living.database().name())
					+ ", so the backup may be of another database. Look at it before anybody uses it.");
			return lines;
		}
		next(restored.plan()).ifPresent(lines::add);
		lines.add("Nothing uses it yet. To switch, stop the application. Then rename both databases:");
		lines.add("  " + renaming(restored, living.database().name()));
		lines.add("Or set the application's URL to database " + ReadableText.name(restored.name()) + " on "
				+ restored.server().server() + ".");
		return lines;
	}

	private static String history(RestoredDatabase restored) {
		if (restored.plan().database().history() == null) {
			return "It has no history of migrations.";
		}
		List<String> applied = restored.applied();
		return "Its history has " + applied.size() + " applied" + (applied.isEmpty() ? "."
				: ", the last of them " + ReadableText.name(applied.get(applied.size() - 1)) + ".");
	}

	/**
	 * Whoever goes back from a migration does not want it again.
	 */
	private static Optional<String> next(MigrationPlan plan) {
		List<Migration> lacking = plan.toApply();
		if (lacking.isEmpty()) {
			return Optional.empty();
		}
		boolean one = lacking.size() == 1;
		return Optional.of("A deploy of this release applies to it: "
				+ lacking.stream()
					.limit(MOST)
					.map((migration) -> ReadableText.name(migration.name()))
					.collect(Collectors.joining(", "))
				+ ((lacking.size() > MOST) ? " and " + (lacking.size() - MOST) + " more" : "")
				+ (one ? ". If you go back because of it, start the release before it."
						: ". If you go back because of one of them, start the release before it."));
	}

	private static String stamp(@Nullable StampedEnvironment stamp) {
		if (stamp == null) {
			return "It has no stamp, so nothing tells it from a database of its own: stamp it before anybody uses it.";
		}
		return "It is " + stamp.describe() + ", so a reset and a seed refuse it.";
	}

	private static String renaming(RestoredDatabase restored, String living) {
		ConnectedServer server = restored.server();
		return "psql --host=" + ShellWord.of(server.host()) + " --port=" + server.port() + " --username="
				+ ShellWord.of(server.user()) + " --dbname=postgres --command="
				+ ShellWord.of("ALTER DATABASE " + quoted(living) + " RENAME TO " + quoted(restored.aside()))
				+ " --command="
				+ ShellWord.of("ALTER DATABASE " + quoted(restored.name()) + " RENAME TO " + quoted(living));
	}

	private static String quoted(String name) {
		return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

}
