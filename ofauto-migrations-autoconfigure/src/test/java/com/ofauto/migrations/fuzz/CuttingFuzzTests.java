package com.ofauto.migrations.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cuts generated scripts as a deploy with a transaction for each statement does, and
 * compares with what PostgreSQL makes of the whole file in one message.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CuttingFuzzTests {

	private static final String NO_TRANSACTION = "25P01";

	private static final String NAME = "1_script";

	/** What the reader refuses although PostgreSQL takes it, as psql does. */
	private static final List<String> STRICTER = List.of("parenthesis", "BEGIN ATOMIC", "psql command", "COMMIT",
			"COPY … FROM STDIN", "BEGIN without COMMIT", "byte order mark", "that hands the transaction on");

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private Bench bench;

	private PGSimpleDataSource whole;

	@TempDir
	Path directory;

	@BeforeAll
	void open() throws SQLException {
		this.bench = new Bench();
		this.whole = this.bench.database().dataSource();
		this.whole.setPreferQueryMode(PreferQueryMode.SIMPLE);
	}

	@AfterAll
	void close() {
		this.bench.close();
	}

	@Test
	void aScriptIsCutWherePostgresCutsIt() {
		new Fuzz().run(40, this::compare);
	}

	@Test
	@Tag("faults")
	void thousandsOfScriptsAreCutWherePostgresCutsThem() {
		new Fuzz().run(1500, this::compare);
	}

	private void compare(Dice dice, StringBuilder story) throws Exception {
		String script = ScriptGenerator.pure(dice, "fz_", this.majorVersion);
		story.append(script);
		Result theirs = runWhole(script);
		Result ours = deploy(script);
		if (ours.failure() == null) {
			assertThat(theirs.failure()).as("PostgreSQL takes it too").isNull();
			assertThat(ours.statements()).as("statements").isEqualTo(theirs.statements());
			assertThat(ours.picture()).isEqualTo(theirs.picture());
		}
		else if (theirs.failure() == null) {
			assertThat(ours.failure()).isInstanceOf(MigrationScriptException.class);
			assertThat(STRICTER).as(ours.failure().getMessage()).anyMatch(ours.failure().getMessage()::contains);
		}
	}

	private Result runWhole(String script) throws SQLException {
		this.bench.clean();
		try (Connection connection = this.whole.getConnection(); Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			int count = 0;
			boolean rows = statement.execute(script);
			while (rows || statement.getUpdateCount() >= 0) {
				count++;
				rows = statement.getMoreResults();
			}
			return new Result(null, count - endsOfNothing(statement), Picture.of(this.bench));
		}
		catch (SQLException ex) {
			return new Result(ex, 0, List.of());
		}
	}

	/**
	 * An END without a transaction does nothing but warn, and is no step of a run.
	 */
	private static int endsOfNothing(Statement statement) throws SQLException {
		int ends = 0;
		for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
			ends += NO_TRANSACTION.equals(warning.getSQLState()) ? 1 : 0;
		}
		return ends;
	}

	private Result deploy(String script) throws Exception {
		this.bench.clean();
		Path place = this.directory.resolve(NAME);
		Files.createDirectories(place);
		Files.writeString(place.resolve("migration.properties"), "transaction=off");
		ScriptDirectory migrations = new ScriptDirectory(this.directory).with(NAME, script);
		try {
			migrations.migrator(this.bench.pool()).deploy();
			String steps = this.bench.texts("SELECT applied_steps_count::text FROM _prisma_migrations").get(0);
			return new Result(null, Integer.parseInt(steps), Picture.of(this.bench));
		}
		catch (MigrationException ex) {
			assertThat(ex.remedy()).isNotBlank();
			return new Result(ex, 0, List.of());
		}
		finally {
			assertThat(this.bench.leaks()).isEmpty();
		}
	}

	private record Result(@Nullable Exception failure, int statements, List<String> picture) {

	}

}
