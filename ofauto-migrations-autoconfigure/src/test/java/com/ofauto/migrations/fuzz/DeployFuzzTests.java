package com.ofauto.migrations.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.GuessedImpacts;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.fuzz.Piece.Verdict;
import com.ofauto.migrations.support.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generated files, directories and histories: a deploy is right, or fails with what to do
 * about it, and leaves the history, the catalog and the connection in order.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(Lifecycle.PER_CLASS)
class DeployFuzzTests {

	private static final MigratorSettings SETTINGS = MigratorSettings.defaults()
		.withMigrationLockWait(Duration.ofSeconds(2))
		.withTableLockTimeout(Duration.ofMillis(200))
		.withTableLockRetries(1);

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private Bench bench;

	@TempDir
	Path directory;

	@BeforeAll
	void open() throws SQLException {
		this.bench = new Bench();
	}

	@AfterAll
	void close() {
		this.bench.close();
	}

	@Test
	void whatIsOnDiskIsAppliedOrRefused() {
		new Fuzz().run(40, (dice, story) -> deploy(dice, story, false, false));
	}

	@Test
	void whateverTheHistorySays() {
		new Fuzz().run(30, (dice, story) -> deploy(dice, story, true, false));
	}

	@Test
	void whateverIsSaidOfTheirImpact() {
		new Fuzz().run(30, (dice, story) -> deploy(dice, story, true, true));
	}

	@Test
	@Tag("faults")
	void thousandsOfFilesAreAppliedOrRefused() {
		new Fuzz().run(2000, (dice, story) -> deploy(dice, story, false, false));
	}

	@Test
	@Tag("faults")
	void thousandsOfHistoriesAreReadOrRefused() {
		new Fuzz().run(1000, (dice, story) -> deploy(dice, story, true, false));
	}

	private void deploy(Dice dice, StringBuilder story, boolean withHistory, boolean withImpact)
			throws IOException, SQLException {
		this.bench.clean();
		Path place = Files.createTempDirectory(this.directory, "case");
		Disk disk = new Disk(dice, place, this.majorVersion);
		disk.generate();
		story.append(disk.verdict()).append(" in ").append(disk.locations()).append('\n');
		disk.scripts().forEach((name, script) -> tell(story, name, script));
		if (withHistory) {
			Rows rows = new Rows(dice, disk.scripts());
			for (String statement : rows.generate()) {
				story.append(shortened(statement)).append('\n');
				writeUnlessRefused(statement);
			}
		}
		MigrationDirectory directory = new MigrationDirectory(getClass().getClassLoader(), disk.locations());
		if (withImpact) {
			GuessedImpacts.write(directory);
		}
		Set<String> older = Aftermath.names(this.bench);
		Aftermath aftermath = new Aftermath(this.bench, disk.scripts(), older);
		Migrator migrator = new Migrator(this.bench.pool(), directory, SETTINGS, List.of());
		@Nullable MigrationException first = attempt(story, "deploy", migrator::deploy);
		check(aftermath);
		if (!withHistory) {
			judge(disk.verdict(), first);
		}
		attempt(story, "look", () -> migrator.tools().check(migrator.plan()));
		attempt(story, dice, migrator, disk);
		@Nullable MigrationException second = attempt(story, "deploy again", migrator::deploy);
		check(aftermath);
		if (first == null) {
			assertThat(second).as("a second deploy").isNull();
			assertThat(migrator.lastReport().orElseThrow().applied()).isEmpty();
		}
		FileSystemUtils.deleteRecursively(place);
	}

	private void attempt(StringBuilder story, Dice dice, Migrator migrator, Disk disk) {
		String name = disk.scripts().isEmpty() ? "absent" : dice.of(List.copyOf(disk.scripts().keySet()));
		switch (dice.between(1, 8)) {
			case 1 -> attempt(story, "validate", migrator::validate);
			case 2 ->
				attempt(story, "accept " + name, () -> migrator.resolve(List.of(new Decision.EditAccepted(name))));
			case 3 ->
				attempt(story, "outline", () -> migrator.migration(name).ifPresent(migrator.tools()::transactionality));
			case 4 -> attempt(story, "require", () -> migrator.tools().requireDeployable(migrator.plan()));
			default -> attempt(story, "await", () -> migrator.await(Duration.ofMillis(1)));
		}
	}

	private void check(Aftermath aftermath) throws SQLException {
		assertThat(this.bench.leaks()).isEmpty();
		assertThat(aftermath.wrong()).isEmpty();
	}

	private static void judge(Verdict verdict, @Nullable MigrationException failure) {
		if (verdict == Verdict.RUNS) {
			assertThat(failure).as("nothing is wrong with what is on disk").isNull();
		}
		if (verdict.compareTo(Verdict.FAILS) >= 0) {
			assertThat(failure).as("something is wrong with what is on disk").isNotNull();
		}
	}

	/**
	 * Runs something that may fail in the ways that are known only.
	 */
	private static @Nullable MigrationException attempt(StringBuilder story, String what, Runnable work) {
		try {
			work.run();
			story.append(what).append(": done\n");
			return null;
		}
		catch (MigrationException ex) {
			story.append(what).append(": ").append(shortened(ex.toString())).append('\n');
			assertThat(ex.problem()).isNotBlank();
			assertThat(ex.remedy()).isNotBlank();
			return ex;
		}
	}

	private void writeUnlessRefused(String statement) {
		try {
			this.bench.execute(statement);
		}
		catch (DataAccessException ex) {
			// The table is not as odd as this row.
		}
	}

	private static void tell(StringBuilder story, String name, Script script) {
		story.append("=== ")
			.append(name)
			.append(": ")
			.append(script.verdict())
			.append(" ")
			.append(script.marks())
			.append('\n')
			.append(shortened(new String(script.content(), StandardCharsets.UTF_8)))
			.append('\n');
	}

	private static String shortened(String text) {
		return (text.length() > 1500) ? text.substring(0, 1500) + "…" : text;
	}

}
