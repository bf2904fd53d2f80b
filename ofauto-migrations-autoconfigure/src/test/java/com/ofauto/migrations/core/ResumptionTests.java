package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@ExtendWith(PostgresExtension.class)
class ResumptionTests {

	private static final String NAME = "20260102000000_segmented";

	private static final String INDEXES = "SELECT indexrelid::regclass, indisvalid FROM pg_index"
			+ " WHERE indrelid = 'clients'::regclass ORDER BY 1";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void deployClients(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int, name text); INSERT INTO clients VALUES (1, 'a'), (2, 'a');");
		this.migrations.migrator(database.dataSource()).deploy();
	}

	private DeployReport deploy(TestDatabase database, String script) {
		this.migrations.with(NAME, script);
		return this.migrations.migrator(database.dataSource()).deploy();
	}

	private Throwable fail(TestDatabase database, String script) {
		return catchThrowable(() -> deploy(database, script));
	}

	@Test
	void aCorrectedUnnamedIndexOnAnotherTableIsBuilt(TestDatabase database) {
		database.execute("CREATE TABLE agencies (id int PRIMARY KEY, name text)");
		fail(database, "CREATE UNIQUE INDEX CONCURRENTLY ON clients (name);\n");
		deploy(database, "CREATE INDEX CONCURRENTLY ON agencies (name);\n");
		assertThat(database.queryForStrings(
				"SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'agencies'::regclass ORDER BY 1"))
			.containsExactly("agencies_pkey", "agencies_name_idx");
	}

	@Test
	void aKilledThenCorrectedUnnamedIndexOnAnotherTableIsBuilt(TestDatabase database) {
		database.execute("CREATE TABLE agencies (id int PRIMARY KEY, name text)");
		this.migrations.with(NAME, "CREATE INDEX CONCURRENTLY ON clients (name);");
		Migration migration = this.migrations.read().get(1);
		database.execute(new HistoryTable("public", false).started("killed", migration,
				new Progress(0, 0, Checksum.of(""), false, "", null, "").text()));
		deploy(database, "CREATE INDEX CONCURRENTLY ON agencies (name);\n");
		assertThat(database.queryForStrings(
				"SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'agencies'::regclass ORDER BY 1"))
			.containsExactly("agencies_pkey", "agencies_name_idx");
	}

	/**
	 * What a run that was killed at an index without a name has left in the history.
	 */
	private void killedAt(String script, TestDatabase database) {
		this.migrations.with(NAME, script);
		String before = String.join(",", database
			.queryForStrings("SELECT indexrelid FROM pg_index WHERE indrelid = 'clients'::regclass ORDER BY 1"));
		database.execute(new HistoryTable("public", false).started("killed", this.migrations.read().get(1),
				new Progress(0, 0, Checksum.of(""), false, before, null, "").text()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX by_hand ON clients (id)", "REINDEX INDEX CONCURRENTLY clients_old",
			"CREATE INDEX by_hand ON clients (name)", "CREATE UNIQUE INDEX by_hand ON clients (name, id)" })
	void whatOthersBuiltMeanwhileIsNotTakenForTheUnnamedIndex(String meanwhile, TestDatabase database) {
		database.execute("CREATE INDEX clients_old ON clients (id); UPDATE clients SET name = id::text");
		killedAt("CREATE UNIQUE INDEX CONCURRENTLY ON clients (name);", database);
		database.execute(meanwhile);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
		assertThat(database.queryForStrings(INDEXES + " DESC")).contains("clients_name_idx|t");
		assertThat(database.queryForLong(
				"SELECT count(*) FROM pg_index WHERE indexrelid = 'clients_name_idx'::regclass" + " AND indisunique"))
			.isOne();
	}

	@Test
	void anInvalidUnnamedIndexIsBuiltAnewAlthoughOthersBuiltOneMeanwhile(TestDatabase database) {
		killedAt("CREATE UNIQUE INDEX CONCURRENTLY ON clients (name);", database);
		catchThrowable(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY ON clients (name)"));
		database.execute("UPDATE clients SET name = id::text; CREATE INDEX by_hand ON clients (id)");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
		assertThat(database.queryForStrings(INDEXES)).containsExactlyInAnyOrder("by_hand|t", "clients_name_idx|t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX o1 ON clients (id); CREATE INDEX o2 ON clients (id)",
			"ALTER TABLE clients ADD CONSTRAINT o1 UNIQUE (id); CREATE UNIQUE INDEX o2 ON clients (id)",
			"ALTER TABLE clients ADD CONSTRAINT o1 UNIQUE (name) DEFERRABLE",
			"ALTER TABLE clients ADD CONSTRAINT o1 UNIQUE (name)" })
	void indexesThatAreAlikeAreTheirMakers(String meanwhile, TestDatabase database) {
		database.execute("UPDATE clients SET name = id::text");
		killedAt("CREATE UNIQUE INDEX CONCURRENTLY ON clients (name);", database);
		database.execute(meanwhile);
		List<String> theirs = database.queryForStrings(INDEXES);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
		assertThat(database.queryForStrings(INDEXES)).containsAll(theirs)
			.contains("clients_name_idx|t")
			.hasSize(theirs.size() + 1);
	}

	@Test
	void aTableThatACommentNamesIsNotIndexedInBetween(TestDatabase database) {
		String script = "CREATE INDEX CONCURRENTLY -- for the reports on public.clients\n ON public.clients (name);";
		killedAt(script, database);
		database.execute("CREATE INDEX ON clients (id)");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
		assertThat(database.queryForStrings(INDEXES)).containsExactlyInAnyOrder("clients_id_idx|t",
				"clients_name_idx|t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX CONCURRENTLY ON clients (name);",
			"CREATE UNIQUE INDEX CONCURRENTLY ON clients USING btree (name DESC, (id + 1)) WHERE id > 0;",
			"CREATE INDEX CONCURRENTLY ON public.clients (lower(name));",
			"/* concurrently */ CREATE INDEX CONCURRENTLY ON clients (id);",
			"CREATE INDEX CONCURRENTLY ON clients /* . */ (id);",
			"CREATE INDEX CONCURRENTLY ON public . clients (id);" })
	void anUnnamedIndexThatWasBuiltBeforeTheKillIsThereOnce(String script, TestDatabase database) {
		killedAt(script, database);
		database.execute(script.replace("INDEX CONCURRENTLY ", "INDEX "));
		List<String> built = database.queryForStrings(INDEXES);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
		assertThat(database.queryForStrings(INDEXES)).isEqualTo(built);
		boolean compared = !script.contains("public . clients") && !script.contains("/* . */");
		assertThat(this.migrations.log().lines())
			.filteredOn(
					(line) -> line.endsWith(", which an interrupted attempt had already built under another" + " name"))
			.hasSize(compared ? 0 : 1);
	}

	@Test
	void aDoThatCommittedAPartAndFailedIsNotRepeated(TestDatabase database) {
		String script = "-- ofauto: transaction=off\nDO $$ BEGIN INSERT INTO clients VALUES (7); COMMIT; PERFORM 1 / 0; END $$;";
		assertThat(fail(database, script)).hasMessageContaining("may have committed a part of its work");
		assertThat(catchThrowable(() -> this.migrations.migrator(database.dataSource()).deploy()))
			.isInstanceOf(DeployRejectedException.class);
		assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE id = 7")).isEqualTo(1);
	}

	@Test
	void anInvalidIndexWithALongNameIsCleared(TestDatabase database) {
		String name = "i".repeat(70);
		catchThrowable(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON clients (name)"));
		deploy(database, "CREATE INDEX CONCURRENTLY IF NOT EXISTS " + name + " ON clients (name);");
		assertThat(database.queryForStrings(INDEXES)).containsExactly("i".repeat(63) + "|t");
	}

	@Test
	void reindexLeavesTheLeftoversOfOthersAlone(TestDatabase database) {
		database.execute("CREATE SCHEMA other; CREATE TABLE other.t (n int); INSERT INTO other.t VALUES (1), (1)");
		catchThrowable(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY t_ccnew ON other.t (n)"));
		deploy(database, "REINDEX TABLE CONCURRENTLY clients;");
		assertThat(database
			.queryForStrings("SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'other.t'::regclass"))
			.containsExactly("other.t_ccnew");
	}

	@Test
	void aPartitionThatSomebodyLeftDetachingIsFinished(TestDatabase database) throws Exception {
		database.execute("CREATE TABLE runs (day int) PARTITION BY LIST (day); CREATE TABLE runs_1 PARTITION OF runs"
				+ " FOR VALUES IN (1)");
		try (var reader = database.dataSource().getConnection(); var statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("SELECT * FROM runs");
			catchThrowable(() -> detach(database));
			reader.rollback();
		}
		deploy(database, "ALTER TABLE runs DETACH PARTITION runs_1 CONCURRENTLY;");
		assertThat(this.migrations.log().lines()).contains(
				NAME + ": finished detaching the partition runs_1, which an interrupted attempt had left" + " pending");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_inherits WHERE inhparent = 'runs'::regclass"))
			.isZero();
	}

	private static void detach(TestDatabase database) throws Exception {
		try (var connection = database.dataSource().getConnection(); var statement = connection.createStatement()) {
			statement.execute("SET lock_timeout = '50ms'");
			statement.execute("ALTER TABLE runs DETACH PARTITION runs_1 CONCURRENTLY");
		}
	}

}
