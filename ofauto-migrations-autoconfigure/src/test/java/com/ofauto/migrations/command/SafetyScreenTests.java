package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.safety.DeployWindow;
import com.ofauto.migrations.safety.ImpactRule;
import com.ofauto.migrations.safety.Safety;
import com.ofauto.migrations.safety.SafetyCheck;
import com.ofauto.migrations.safety.SafetyPolicy;
import com.ofauto.migrations.safety.WindowCheck;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees of a deploy that would do more than it may do by itself.
 */
@ExtendWith(PostgresExtension.class)
class SafetyScreenTests {

	private static final String NOTE = "20260201000000_no_notes";

	private Screens screens;

	private TestDatabase database;

	@BeforeEach
	void fillTheDatabase(TestDatabase database, @TempDir Path project) {
		this.database = database;
		this.screens = new Screens(project, database)
			.with(MigratorSettings.defaults()
				.withChecks(SafetyCheck
					.of(new SafetyPolicy(Safety.REFUSE, ImpactRule.OPTIONAL, SafetyPolicy.NONE.names()))))
			.file("20260101000000_orders", "CREATE TABLE orders (id int PRIMARY KEY, note text);\n")
			.type("migrate deploy");
		this.screens.shown();
		database.execute("INSERT INTO orders VALUES (1, 'x'); ANALYZE orders;"
				+ " UPDATE pg_class SET relpages = 2560, reltuples = 40000 WHERE relname = 'orders'");
		this.screens.file(NOTE, "ALTER TABLE orders DROP COLUMN note;\n");
		ImpactFile.write(project.resolve("src/main/resources/db/migrations"), NOTE,
				database.queryForString("SELECT split_part(current_setting('server_version'), ' ', 1)"),
				"{'line': 1, 'command': 'ALTER TABLE', 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}],"
						+ " 'drops': [{'type': 'table column', 'name': 'orders.note'}]}");
	}

	@Test
	void aDeployIsRefused() throws IOException {
		this.screens.type("migrate deploy").areAsIn("safety-refused.txt");
	}

	@Test
	void aLookSaysSo() throws IOException {
		this.screens.type("migrate status")
			.type("migrate validate")
			.type("migrate deploy --dry-run")
			.areAsIn("safety-looks.txt");
	}

	@Test
	void programsAreTold() {
		assertThat(this.screens.type("migrate deploy --dry-run --json").shown()).contains("\"refused\": true",
				"\"problem\": \"The pending migration does more", "exit code 3");
		assertThat(this.screens.type("migrate validate --json").shown()).contains("\"refused\": true", "exit code 3");
		assertThat(this.screens.type("migrate deploy --dry-run --json --accept " + NOTE).shown())
			.contains("\"refused\": false", "exit code 0");
		assertThat(this.screens.type("migrate deploy --json").shown()).contains("\"problem\": \"The pending",
				"exit code 3");
	}

	@Test
	void aNameLetsItPass() throws IOException {
		this.screens.type("migrate deploy --accept " + NOTE).areAsIn("safety-accepted.txt");
	}

	@Test
	void aDryRunShowsWhatThePageAccepts() throws IOException {
		String page = Files.readString(Path.of("../docs/safe-deploys.md"));
		String script = page.substring(page.indexOf("```sql\n") + 7);
		this.screens.file(NOTE, script.substring(0, script.indexOf("```")));
		assertThat(this.screens.type("migrate deploy --dry-run").shown()).contains(
				"\n        Accepted: loses data, because nobody has read the notes since 2024.\n",
				"A deploy would apply, in this order:\n  " + NOTE + "  loses data\n", "exit code 0");
	}

	@Test
	void aNameThatIsNotOnDiskIsAMistake() {
		assertThat(this.screens.type("migrate deploy --accept no_notes").shown())
			.contains("| --accept names a migration, and there is no \"no_notes\" in file:/app/", "exit code 2");
	}

	@Test
	void aDeployWaitsForItsWindow() throws IOException {
		assertThat(this.screens.type("migrate deploy --accept window").shown())
			.contains("| --accept window does not wait for the window, and there is none.\n", "exit code 2");
		this.screens.file("window", "SELECT 1;\n");
		assertThat(this.screens.type("migrate deploy --accept window").shown())
			.contains("| --accept window does not wait for"
					+ " the window, and there is none. What a migration of this name does is accepted in writing alone.\n",
					"exit code 2");
		this.screens.without("window");
		LocalTime now = LocalTime
			.parse(this.database.queryForString("SELECT to_char(now() AT TIME ZONE 'UTC', 'HH24:MI')"));
		this.screens.with(
				MigratorSettings.defaults()
					.withChecks(List.of(new WindowCheck(new DeployWindow(EnumSet.allOf(DayOfWeek.class),
							now.plusHours(2), now.plusHours(3), ZoneId.of("UTC")), "ofauto.migrations.window",
							(deploy) -> Map.of()))));
		String screen = this.screens.type("migrate deploy")
			.shown()
			.replaceAll("every day \\S+ UTC", "sat, sun 02:00-05:00 UTC")
			.replaceAll("clock says .*? UTC", "clock says Tue 2026-12-01 07:56 UTC")
			.replaceAll("window opens .*? UTC", "window opens Sat 2026-12-05 02:00 UTC")
			.strip();
		assertThat(Files.readString(Path.of("../docs/safe-deploys.md")))
			.contains("```console\n" + screen.replaceAll("(?m)^\\| ?", "") + "\n```\n");
		assertThat(this.screens.type("migrate validate").shown()).contains("loses data, only in the window.\n",
				"A deploy would stop before it applies anything.\nThe pending migration waits", "exit code 8");
		assertThat(this.screens.type("migrate deploy --dry-run --json").shown()).contains("\"onlyInWindow\": true",
				"\"opens\": \"", "exit code 8");
		assertThat(this.screens.type("migrate status --verbose").shown())
			.contains(NOTE + "  loses data, only in the window", "exit code 4");
		assertThat(this.screens.type("migrate deploy --accept window").shown()).contains(
				"Migration " + NOTE + " does not wait for the window, accepted for this run by --accept window",
				"exit code 0");
	}

	@Test
	void thePageHasTheScreens() throws IOException {
		String page = Files.readString(Path.of("../docs/safe-deploys.md"));
		for (String golden : new String[] { "safety-refused.txt", "safety-accepted.txt" }) {
			String screen = Files.readString(Path.of("src/test/resources/command", golden));
			assertThat(page).contains("```console\n" + screen.replaceAll("(?m)^\\| ?", "") + "```\n");
		}
	}

}
