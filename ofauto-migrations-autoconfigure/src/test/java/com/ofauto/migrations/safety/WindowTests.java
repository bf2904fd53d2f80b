package com.ofauto.migrations.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a deploy leaves for its window. The windows are laid around the time of the
 * database.
 */
@ExtendWith(PostgresExtension.class)
class WindowTests {

	private static final String BRIEF = "2_brief";

	private static final String NOTE = "3_note";

	private static final String ALTERED = "{'line': 1, 'command': 'ALTER TABLE',"
			+ " 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}]%s}";

	@TempDir
	Path directory;

	private ScriptDirectory scripts;

	private TestDatabase database;

	private Instant now = Instant.EPOCH;

	private Map<String, Duration> rehearsed = Map.of();

	private final List<String> heard = new ArrayList<>();

	@BeforeEach
	void deployTheFirst(TestDatabase database) {
		this.database = database;
		this.now = Instant.ofEpochSecond(database.queryForLong("SELECT extract(epoch FROM now())::bigint"))
			.truncatedTo(ChronoUnit.MINUTES);
		this.scripts = new ScriptDirectory(this.directory).with("1_orders", "CREATE TABLE orders (id int, note text);");
		migrator(closed()).deploy();
		assertThat(this.heard).as("nobody uses what was empty").containsExactly("applied 1_orders");
		database.execute("INSERT INTO orders VALUES (1); ANALYZE orders;"
				+ " UPDATE pg_class SET relpages = 2560, reltuples = 40000 WHERE relname = 'orders'");
		this.heard.clear();
	}

	private void brief() {
		this.scripts.with(BRIEF, "ALTER TABLE orders ADD COLUMN day date;");
		ImpactFile.write(this.directory, BRIEF, "17.11", ALTERED.formatted(""));
	}

	private void note(String properties) {
		this.scripts.with(NOTE, "ALTER TABLE orders DROP COLUMN note;");
		if (!properties.isEmpty()) {
			write(this.directory.resolve(NOTE).resolve("migration.properties"), properties);
		}
		ImpactFile.write(this.directory, NOTE, "17.11",
				ALTERED.formatted(", 'drops': [{'type': 'table column', 'name': 'orders.note'}]"));
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private DeployWindow window(Duration from, Duration to) {
		return new DeployWindow(EnumSet.allOf(DayOfWeek.class),
				LocalTime.ofInstant(this.now.plus(from), ZoneOffset.UTC),
				LocalTime.ofInstant(this.now.plus(to), ZoneOffset.UTC), ZoneId.of("UTC"));
	}

	private DeployWindow closed() {
		return window(Duration.ofHours(2), Duration.ofHours(3));
	}

	private DeployWindow open() {
		return window(Duration.ofHours(-1), Duration.ofHours(1));
	}

	private Migrator migrator(DeployWindow window) {
		return migrator(this.database.dataSource(), settings(window));
	}

	private MigratorSettings settings(DeployWindow window) {
		return MigratorSettings.defaults()
			.withChecks(List.of(new WindowCheck(window, "ofauto.migrations.window", (deploy) -> this.rehearsed)));
	}

	private Migrator migrator(DataSource dataSource, MigratorSettings settings) {
		return this.scripts.migrator(dataSource, settings, new MigrationListener() {

			@Override
			public void letPass(String sentence) {
				WindowTests.this.heard.add(sentence);
			}

			@Override
			public void migrationApplied(AppliedMigration migration) {
				WindowTests.this.heard.add("applied " + migration.name());
			}

		});
	}

	private OutsideWindowException waits(DeployWindow window) {
		OutsideWindowException waits = catchThrowableOfType(OutsideWindowException.class, migrator(window)::deploy);
		assertThat(waits).isNotNull();
		assertThat(this.heard).isEmpty();
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
		return waits;
	}

	@Test
	void whatIsMoreThanBriefWaits() {
		brief();
		note("");
		DeployWindow window = closed();
		OutsideWindowException waits = waits(window);
		Instant opens = this.now.plus(Duration.ofHours(2));
		// There are rates as soon as the server has run for a minute.
		assertThat(waits.problem()
			.replaceAll("clock says .*? UTC", "clock says NOW")
			.replaceAll(",( [\\d,]+ reads? and)? [\\d,]+ writes? a minute", ""))
			.isEqualTo("1 of 2 pending migrations waits for the window (ofauto.migrations.window: " + window
					+ "). The database's clock says NOW. The window opens " + window.text(opens)
					+ ". Nothing was applied.\n3_note:\n  " + this.directory.resolve("3_note/migration.sql")
					+ ":1: loses data: ALTER TABLE orders: ACCESS EXCLUSIVE; orders.note goes with its values in"
					+ " about 40,000 rows (20 MB).");
		assertThat(waits.remedy()).isEqualTo("Deploy in the window: migrate deploy\n"
				+ "In an emergency, without waiting for it: migrate deploy --accept window");
		assertThat(waits.opens()).contains(opens);
		assertThat(waits.migrations()).containsExactly(NOTE);
	}

	@Test
	void whatIsBriefDoesNotWait() {
		brief();
		migrator(closed()).deploy();
		assertThat(this.heard).containsExactly("applied 2_brief");
	}

	@Test
	void whatIsAcceptedInWritingWaitsToo() {
		note("accept=loses-data because nobody reads it\n");
		assertThat(waits(closed()).migrations()).containsExactly(NOTE);
	}

	@Test
	void whatIsNotKnownMayBeAnything() {
		this.scripts.with(BRIEF, "SELECT 1;");
		assertThat(waits(closed()).problem()).startsWith("The pending migration waits for the window")
			.contains("\n2_brief:\n  impact unknown: There is no impact.json beside the migration.");
	}

	@Test
	void inTheWindowItIsApplied() {
		note("");
		migrator(open()).deploy();
		assertThat(this.heard).containsExactly("applied 3_note");
	}

	@Test
	void aPersonDoesNotWaitInAnEmergency() {
		note("");
		migrator(closed()).tools().deploy(Set.of("window"));
		assertThat(this.heard).containsExactly(
				"Migration 3_note does not wait for the window, accepted for this run by --accept window",
				"applied 3_note");
	}

	@Test
	void whatTookLongerThanTheRestIsRefused() {
		brief();
		note("");
		this.rehearsed = Map.of(BRIEF, Duration.ofMinutes(40), NOTE, Duration.ofMinutes(50));
		OutsideWindowException waits = waits(open());
		assertThat(waits.problem()).startsWith("1 of 2 pending migrations waits for the window")
			.contains(
					"): in the rehearsal it took 1 h 30 min until that was applied, and the window, which closes "
							+ open().text(this.now.plus(Duration.ofHours(1))) + ", is open for 5",
					". It opens again " + open().text(this.now.plus(Duration.ofHours(23))) + ". Nothing was applied.");
		assertThat(waits.remedy()).startsWith("Deploy when the window opens: migrate deploy\n");
		this.rehearsed = Map.of(BRIEF, Duration.ofMinutes(70), NOTE, Duration.ofMinutes(70));
		waits = waits(open());
		assertThat(waits.problem()).contains(", for 2 h 0 min, which is too short too. Nothing was applied.");
		assertThat(waits.remedy()).startsWith("Make the window longer: ofauto.migrations.window.hours\n");
		this.rehearsed = Map.of(BRIEF, Duration.ofMinutes(10), NOTE, Duration.ofMinutes(10), "4_last",
				Duration.ofHours(9));
		migrator(open()).deploy();
		assertThat(this.heard).containsExactly("applied 2_brief", "applied 3_note");
	}

	/**
	 * The record says for the second time that nothing fits, as after hours.
	 */
	@Test
	void aRunThatHasBegunGoesOn() {
		this.scripts.with(BRIEF, "CREATE TABLE clients ();");
		note("");
		Iterator<Duration> took = List.of(Duration.ZERO, Duration.ofHours(9)).iterator();
		DeployCheck check = new WindowCheck(open(), "ofauto.migrations.window", (deploy) -> Map.of(NOTE, took.next()));
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			proxy.cutBeforeReplyTo((text) -> text.contains("INSERT INTO") && text.contains(BRIEF));
			Migrator migrator = migrator(proxy.dataSource(), MigratorSettings.defaults().withChecks(List.of(check)));
			assertThat(migrator.deploy().applied()).extracting(AppliedMigration::name).containsExactly(BRIEF, NOTE);
		}
		assertThat(took).as("asked once").hasNext();
	}

	@Test
	void oneOfSeveralDatabasesIsNamedAndWhatWasAcceptedStaysAccepted() {
		note("");
		Migrator migrator = migrator(this.database.dataSource(), settings(closed()).withName("reporting"));
		assertThat(catchThrowableOfType(OutsideWindowException.class, () -> migrator.tools().deploy(Set.of(NOTE)))
			.remedy())
			.isEqualTo("Deploy in the window: migrate deploy --database reporting --accept 3_note\n"
					+ "In an emergency, without waiting for it: migrate deploy --database reporting --accept 3_note"
					+ " --accept window");
	}

	/**
	 * A run that was broken off is another run, hours or days later perhaps.
	 */
	@Test
	void whatWasBrokenOffWaitsForTheNextWindow() {
		this.scripts.with(NOTE, "CREATE INDEX CONCURRENTLY ON orders (id);\nALTER TABLE missing ADD x int;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(open())::deploy);
		assertThat(migrator(open()).plan().only(MigrationStatus.Interrupted.class)).hasSize(1);
		assertThat(waits(closed()).migrations()).containsExactly(NOTE);
	}

}
