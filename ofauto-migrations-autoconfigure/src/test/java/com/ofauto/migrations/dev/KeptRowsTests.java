package com.ofauto.migrations.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.kept.KeptPlace;
import com.ofauto.migrations.kept.RowsNotKeptException;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A reset by a command keeps the rows that it is about to drop.
 */
@ExtendWith(PostgresExtension.class)
class KeptRowsTests {

	private static final String EVERYTHING = """
			CREATE TYPE mood AS ENUM ('fine', 'so "so"');
			CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
			CREATE TYPE pair AS (a int, b text);
			CREATE TABLE agencies (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood mood, mail email, couple pair,
				"at" timestamptz, span interval, day date, price money, bytes bytea, tags text[], doc jsonb, page xml,
				ratio float8, kin regclass, upper text GENERATED ALWAYS AS (upper(mail)) STORED);
			CREATE TABLE "Odd ""name"" %s; --
			É" ("Select" int, "a,b" text, "%I" text, dropped int);
			ALTER TABLE "Odd ""name"" %s; --
			É" DROP COLUMN dropped;
			CREATE TABLE nothing ();
			CREATE UNLOGGED TABLE fast (n int);
			CREATE TABLE parent (n int);
			CREATE TABLE child (m int) INHERITS (parent);
			CREATE TABLE metrics (day date, n int) PARTITION BY RANGE (day);
			CREATE TABLE metrics_2025 PARTITION OF metrics FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
			CREATE TABLE metrics_rest PARTITION OF metrics DEFAULT;
			CREATE TABLE secrets (owner name, n int);
			ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
			ALTER TABLE secrets FORCE ROW LEVEL SECURITY;
			CREATE POLICY own ON secrets USING (n > 1) WITH CHECK (n > 1);
			CREATE SEQUENCE numbers;
			""";

	private static final String ROWS = """
			INSERT INTO agencies (mood, mail, couple, "at", span, day, price, bytes, tags, doc, page, ratio, kin) VALUES
				('so "so"', 'a@b', ROW(1, E'x,"\\n'), '2026-03-29 01:30:00.123456+01', '-1 day -2 hours',
					'0044-03-15 BC', '-12.34', '\\x00ff5c', ARRAY['a', NULL, 'NULL', '\\.'], '{"k": [1, null]}',
					'<a>1</a><b/>', 0.1, 'agencies'),
				('fine', NULL, NULL, 'infinity', NULL, NULL, NULL, '', '{}', 'null', NULL, 'NaN', NULL);
			INSERT INTO "Odd ""name"" %s; --
			É" VALUES (1, E'tab\\t, line\\n, \\\\N', NULL), (NULL, '', '\\N');
			INSERT INTO nothing DEFAULT VALUES;
			INSERT INTO nothing DEFAULT VALUES;
			INSERT INTO fast SELECT generate_series(1, 1000);
			INSERT INTO parent VALUES (1);
			INSERT INTO child VALUES (2, 3);
			INSERT INTO metrics VALUES ('2025-05-05', 1), ('2026-05-05', 2);
			INSERT INTO secrets VALUES ('me', 1), ('me', 2);
			SELECT setval('numbers', 77);
			""";

	private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

	@TempDir
	private Path project;

	private ScriptDirectory scripts;

	@BeforeEach
	void aProject(@TempDir Path migrations) throws IOException {
		Files.writeString(this.project.resolve("pom.xml"), "<project/>");
		this.scripts = new ScriptDirectory(migrations);
	}

	private KeepSettings keep() {
		return keep(100_000_000, Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private KeepSettings keep(long limit, Clock clock) {
		return new KeepSettings(new KeptPlace(this.project), limit, clock);
	}

	private Path sets() {
		return this.project.resolve("target/ofauto-migrations/kept");
	}

	private List<String> setNames() throws IOException {
		if (!Files.exists(sets())) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(sets())) {
			return all.map((path) -> path.getFileName().toString())
				.filter((name) -> !name.equals(".gitignore"))
				.sorted()
				.toList();
		}
	}

	private static Map<String, List<String>> rows(TestDatabase database) {
		Map<String, List<String>> rows = new TreeMap<>();
		database
			.queryForStrings("SELECT format('%I', relname) FROM pg_class WHERE relkind = 'r'"
					+ " AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'")
			.forEach((table) -> rows.put(table,
					database.queryForStrings("SELECT t::text FROM ONLY " + table + " t ORDER BY 1")));
		return rows;
	}

	@Test
	void rowsOfEachKindOfTableComeBackAsTheyWere(TestDatabase database) {
		this.scripts.with("20260101000000_everything", EVERYTHING);
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute(ROWS);
		Map<String, List<String>> before = rows(database);
		database.execute("ALTER DATABASE " + database.name() + " SET intervalstyle = 'sql_standard'");
		developer.reset(keep());
		assertThat(rows(database).values()).allMatch(List::isEmpty);
		database.execute("ALTER DATABASE " + database.name() + " RESET ALL");
		assertThat(developer.restore(keep())).hasSize(9)
			.allMatch((table) -> table.matches("(?s).*: \\d+ rows? written"));
		assertThat(rows(database)).isEqualTo(before);
		assertThat(database.queryForStrings("SELECT nextval('numbers') UNION ALL SELECT nextval('agencies_id_seq')"))
			.containsExactly("78", "3");
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relforcerowsecurity"))
			.containsExactly("secrets");
	}

	@Test
	void rowsThatAreCommittedWhileItWaitsForTheirTableAreKept(TestDatabase database) throws Exception {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int);");
		Developer developer = Developer.at(database.dataSource(), this.scripts, null, Duration.ofMinutes(1)).deploy();
		RowKeeping keeping = RowKeeping.plan(developer.migrator(), keep());
		try (Bystander other = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			other.begin("INSERT INTO clients VALUES (7)");
			CompletableFuture<ResetReport> reset = Aside.supply(() -> developer.reset(keeping));
			watcher.await(Bystander.whoWaitsForAllOf("clients"));
			other.commit();
			reset.get();
		}
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
		developer.restore(keep());
		assertThat(database.queryForStrings("SELECT id FROM clients")).containsExactly("7");
	}

	@Test
	void aTableThatIsCreatedWhileRowsAreWrittenStopsIt(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("INSERT INTO clients VALUES (7)");
		KeepSettings settings = keep(100_000_000, new Clock() {

			@Override
			public Instant instant() {
				database.execute("CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");
				return NOW;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

		});
		RowKeeping keeping = RowKeeping.plan(developer.migrator(), keep(0, Clock.systemUTC()));
		assertThat(keeping.describe())
			.containsExactly("Their rows are lost: reset.keep-size is 0, so they are not kept.");
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(() -> developer.reset(settings))
			.withMessage("The reset of database " + database.name()
					+ " failed: table public.notes was created while the rows of the others were kept\n"
					+ "Nothing was changed.\nFix the cause above, and try again.");
		assertThat(rows(database)).isEqualTo(Map.of("clients", List.of("(7)"), "notes", List.of("(1)")));
		assertThat(setNames()).isEmpty();
	}

	@Test
	void smallTablesAreKeptFirstAndTheOthersAreNamedBefore(TestDatabase database) {
		this.scripts.with("20260101000000_tables", "CREATE TABLE small (n int); CREATE TABLE large (n int);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("INSERT INTO small VALUES (1); INSERT INTO large SELECT generate_series(1, 10000)");
		RowKeeping keeping = developer.reset(keep(100_000, Clock.fixed(NOW, ZoneOffset.UTC)));
		assertThat(keeping.describe()).containsExactly(
				"Their rows are kept first, in " + sets() + ", except for those of these tables, which are lost:",
				"  public.large (it takes 384 kB, and reset.keep-size has room for 90 kB)");
		assertThat(keeping.lost()).containsExactly("public.large");
		assertThat(developer.restore(keep())).containsExactly("small: 1 row written");
	}

	@Test
	void aTableThatHasGrownSinceItWasShownStopsIt(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_tables", "CREATE TABLE large (n int);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("INSERT INTO large VALUES (1)");
		RowKeeping keeping = RowKeeping.plan(developer.migrator(), keep(100_000, Clock.fixed(NOW, ZoneOffset.UTC)));
		database.execute("INSERT INTO large SELECT generate_series(2, 10000)");
		assertThatExceptionOfType(RowsNotKeptException.class).isThrownBy(() -> developer.reset(keeping))
			.withMessage("The rows of table public.large cannot be kept any more: it takes 384 kB, and reset.keep-size"
					+ " has room for 98 kB. When the reset was confirmed, they could. Nothing was dropped.\n"
					+ "Run the command again, which shows what is kept now.");
		assertThat(database.queryForLong("SELECT count(*) FROM large")).isEqualTo(10_000);
		assertThat(setNames()).isEmpty();
	}

	@Test
	void aDirectoryThatCannotBeWrittenStopsItBeforeAnythingIsDropped(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("INSERT INTO clients VALUES (7)");
		Files.writeString(this.project.resolve("target"), "a file");
		assertThatExceptionOfType(CommandRefusedException.class).isThrownBy(() -> developer.reset(keep()))
			.withMessage("The rows of the tables cannot be kept: " + this.project.resolve("target")
					+ "/ofauto-migrations: Not a directory. Nothing was dropped.\nMake " + sets()
					+ " writable, or make room on its disk, and run the command again.");
		assertThat(rows(database)).isEqualTo(Map.of("clients", List.of("(7)")));
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	/**
	 * The drop is done, and only the files have the rows.
	 */
	@Test
	void aConnectionThatIsLostWithTheAnswerToTheCommitLeavesTheSet(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int);");
		Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("INSERT INTO clients VALUES (7)");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Developer developer = Developer.at(proxy.dataSource(), this.scripts);
			RowKeeping keeping = RowKeeping.plan(developer.migrator(), keep());
			proxy.cutBeforeReplyTo((text) -> text.contains("\nCOMMIT") && text.contains("/) (CASE WHEN"));
			List<String> told = new ArrayList<>();
			assertThatExceptionOfType(OperationFailedException.class)
				.isThrownBy(() -> developer.reset(keeping, () -> told.addAll(keeping.end())))
				.withMessage("The connection was lost during the reset of database " + database.name()
						+ ". It is done, or nothing was changed.\nSee which it is: migrate status. Then try again if it"
						+ " is not done.");
			assertThat(told).containsExactly("Kept 1 row of 1 table in " + sets().resolve(setNames().get(0))
					+ ". To bring them back: db restore");
		}
		assertThat(database.queryForString("SELECT to_regclass('clients')")).isNull();
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		assertThat(developer.restore(keep())).containsExactly("clients: 1 row written");
	}

	@Test
	void aResetThatFailsLeavesNoSet(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int PRIMARY KEY);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("INSERT INTO clients VALUES (7); CREATE SCHEMA other;"
				+ " CREATE TABLE other.orders (client int REFERENCES clients)");
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(() -> developer.reset(keep()))
			.withMessageContaining("what a reset leaves alone depends on schema \"public\"");
		assertThat(rows(database)).isEqualTo(Map.of("clients", List.of("(7)")));
		assertThat(setNames()).isEmpty();
	}

	@Test
	void fiveSetsStayAndThoseOfSevenDays(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int); INSERT INTO clients VALUES (1);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		for (int day = 1; day <= 10; day++) {
			Instant now = Instant.parse("2026-03-01T09:30:00Z").plus(Duration.ofDays((day < 4) ? day : day + 10));
			developer.reset(keep(100_000_000, Clock.fixed(now, ZoneOffset.UTC))).end();
		}
		assertThat(setNames()).extracting((name) -> name.substring(0, 8))
			.containsExactly("20260315", "20260316", "20260317", "20260318", "20260319", "20260320", "20260321");
	}

	@Test
	void aSetHasTheNameThatIsSaidBefore(TestDatabase database) {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int); INSERT INTO clients VALUES (1);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		Path relative = Path.of("target", "kept-" + database.name());
		RowKeeping keeping = developer
			.reset(new KeepSettings(new KeptPlace(relative), 100_000_000, Clock.fixed(NOW, ZoneOffset.UTC)));
		assertThat(keeping.describe())
			.containsExactly("Their rows are kept first, in " + relative.resolve("ofauto-migrations/kept") + ".");
		assertThat(keeping.end()).containsExactly("Kept 1 row of 1 table in "
				+ relative.resolve("ofauto-migrations/kept/20260301T093000Z-" + database.name() + "-public")
				+ ". To bring them back: db restore");
	}

	@Test
	void emptyTablesMakeNoSet(TestDatabase database) throws IOException {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (id int);");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		RowKeeping keeping = developer.reset(keep());
		assertThat(keeping.describe()).isEmpty();
		assertThat(keeping.end()).isEmpty();
		assertThat(setNames()).isEmpty();
	}

	@Test
	void anOrdinaryRoleKeepsWhatItOwnsAndIsToldWhatIsHiddenFromIt(TestDatabase database) {
		String role = "developer_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; ALTER SCHEMA public OWNER TO " + role);
		try {
			this.scripts.with("20260101000000_secrets",
					"CREATE TABLE secrets (n int); ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;"
							+ " ALTER TABLE secrets FORCE ROW LEVEL SECURITY;"
							+ " CREATE POLICY own ON secrets USING (n > 1) WITH CHECK (n > 1);");
			PGSimpleDataSource dataSource = database.dataSource();
			dataSource.setUser(role);
			dataSource.setPassword("secret");
			Developer developer = Developer.at(dataSource, this.scripts).deploy();
			database.execute("INSERT INTO secrets VALUES (1), (2); CREATE TABLE closed AS SELECT 1 AS n;"
					+ " CREATE TABLE hidden AS SELECT 1 AS n; ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;"
					+ " GRANT ALL ON hidden TO " + role);
			RowKeeping keeping = developer.reset(keep());
			assertThat(keeping.describe()).containsExactly(
					"Their rows are kept first, in " + sets() + ", except for those of these tables, which are lost:",
					"  public.closed (this role may not read and lock it)",
					"  public.hidden (row-level security may hide its rows from this role)");
			assertThat(developer.restore(keep())).containsExactly("secrets: 2 rows written");
			assertThat(database.queryForStrings("SELECT n FROM secrets ORDER BY n")).containsExactly("1", "2");
			assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relforcerowsecurity")).isOne();
		}
		finally {
			database.execute(
					"REASSIGN OWNED BY " + role + " TO CURRENT_USER; DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

}
