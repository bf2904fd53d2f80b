package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.backup.RestoredDatabase;
import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.core.StampedEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A restored database as a person reads it, and how to switch to it.
 */
final class RestoreScreen {

	private RestoreScreen() {
	}

	/**
	 * What is there now.
	 * @param living the configured database
	 */
	static List<String> lines(RestoredDatabase restored, MigrationPlan living) {
		DatabaseInfo database = restored.plan().database();
		List<String> lines = new ArrayList<>();
		lines.add("Restored database " + ReadableText.name(restored.name()) + ". " + history(restored.plan()));
		lines.add(stamp(database.stamp()));
		lines.add("Nothing uses it yet. To switch, stop the application. Then rename both databases:");
		lines.add("  " + renaming(restored.server(), living.database().name(), restored.name()));
		lines.add("Or set the application's URL to database " + ReadableText.name(restored.name()) + " on "
				+ restored.server().server() + ".");
		return lines;
	}

	private static String history(MigrationPlan plan) {
		if (plan.database().history() == null) {
			return "It has no history of migrations.";
		}
		String last = plan.migrations()
			.stream()
			.filter((planned) -> planned.status() instanceof MigrationStatus.Applied)
			.map(PlannedMigration::name)
			.reduce((one, next) -> next)
			.orElse("");
		return "Its history has " + plan.counts().applied() + " applied"
				+ (last.isEmpty() ? "." : ", the last of them " + ReadableText.name(last) + ".");
	}

	private static String stamp(@Nullable StampedEnvironment stamp) {
		if (stamp == null) {
			return "It has no stamp, so nothing tells it from a database of its own: stamp it before anybody uses it.";
		}
		return "It is " + stamp.describe() + ", so a reset and a seed refuse it.";
	}

	private static String renaming(ConnectedServer server, String living, String restored) {
		return "psql --host=" + ShellWord.of(server.host()) + " --port=" + server.port() + " --username="
				+ ShellWord.of(server.user()) + " --dbname=postgres --command="
				+ ShellWord.of("ALTER DATABASE " + quoted(living) + " RENAME TO " + quoted(living + "_before"))
				+ " --command=" + ShellWord.of("ALTER DATABASE " + quoted(restored) + " RENAME TO " + quoted(living));
	}

	private static String quoted(String name) {
		return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

}
