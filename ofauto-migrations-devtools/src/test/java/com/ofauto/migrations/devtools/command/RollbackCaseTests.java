package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.cases.CaseFile;
import com.ofauto.migrations.devtools.cases.SchemaCase;
import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of step that the generator makes, rolled back with rows that were written
 * since: the catalog is what it was, says a judge that shares no code with ours, and no
 * value goes that was not counted before.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RollbackCaseTests {

	private static final int SAMPLE = 90;

	/** What is there in any case, so that there is a history before. */
	static final String HISTORY = "CREATE TABLE there_before ();\n";

	/** What says that rows have no place in the earlier schema. */
	static final Pattern ROWS_IN_THE_WAY = Pattern.compile("\\(SQLSTATE 2[23]\\w{3}\\)");

	private static final Pattern LOST = Pattern
		.compile("\"kind\": \"(\\w+)\",\\s+\"name\": \"((?:[^\"\\\\]|\\\\.)*)\"(?:,\\s+\"rows\": (\\d+))?");

	private static final Pattern REFUSED = Pattern
		.compile("(?m)^\\| - ([\\d,]+) \\w+ of (?:table|column) (.*?)(?: that (?:its|the) .*)?$");

	/**
	 * A hundred rows for each table that takes rows of defaults, and more for the values.
	 */
	static final String WRITE = """
			DO $$ DECLARE found record; BEGIN
				FOR found IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
						WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\\_%'
							AND n.nspname <> 'information_schema' AND c.relname <> '_prisma_migrations' LOOP
					FOR i IN 1..100 LOOP
						BEGIN
							EXECUTE format('INSERT INTO %s DEFAULT VALUES', found.name);
						EXCEPTION WHEN OTHERS THEN NULL;
						END;
					END LOOP;
				END LOOP;
			END $$""";

	/** A composite value has another text when its type has got an attribute. */
	private static final String COLUMNS = """
			SELECT c.oid::regclass || '|' || quote_ident(a.attname) || '|' || format_type(a.atttypid, a.atttypmod)
				|| CASE WHEN (SELECT typtype FROM pg_type t WHERE t.oid = a.atttypid) = 'c' THEN '(composite)' ELSE '' END
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
			WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', '_ofauto_undo')
				AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped
				AND a.attgenerated = ''
			ORDER BY 1""";

	/** The cases in which the judge sees what no statement makes. */
	private static final String LIMITS = limits();

	private final Judges judges = new Judges(PostgresServer.shared().majorVersion());

	private final AtomicInteger undone = new AtomicInteger();

	private final AtomicInteger lossless = new AtomicInteger();

	private final AtomicInteger inTheWay = new AtomicInteger();

	private final AtomicInteger withoutWay = new AtomicInteger();

	private static String limits() {
		try {
			return Files.readString(Path.of("src/test/resources/judge-limits.txt"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<SchemaCase> all() {
		return CaseFile.all()
			.stream()
			.filter((one) -> one.fromVersion() <= PostgresServer.shared().majorVersion())
			.filter((one) -> Stream.of("grants", "refused", "fails", "one-way", "renames", "suspected", "nothing")
				.noneMatch(one::has))
			.filter((one) -> Stream.of("both", "from", "to", "data")
				.noneMatch((section) -> one.sql(section)
					.toLowerCase()
					.matches("(?s).*\\bcase.(reader|writer|owner)\\b.*")));
	}

	Stream<SchemaCase> some() {
		List<SchemaCase> all = all().toList();
		return IntStream.range(0, all.size()).filter((number) -> number % SAMPLE == 0).mapToObj(all::get);
	}

	@AfterAll
	void say() {
		System.out.println(this.undone + " cases rolled back, " + this.lossless + " without a loss; " + this.inTheWay
				+ " stopped by rows; " + this.withoutWay + " without a proven way back");
	}

	@Tag("faults")
	@ParameterizedTest(name = "{0}")
	@MethodSource("all")
	void eachComesBack(SchemaCase one, @TempDir Path directory, TestDatabase database) throws Exception {
		prove(one, directory, database);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("some")
	void someComeBack(SchemaCase one, @TempDir Path directory, TestDatabase database) throws Exception {
		prove(one, directory, database);
	}

	private void prove(SchemaCase one, Path directory, TestDatabase database) throws Exception {
		// A comment that is the server's own is none to the generator.
		database.execute("COMMENT ON SCHEMA public IS NULL");
		DevProject project = new DevProject(directory, database).source("schema.sql");
		project.file("schema.sql", HISTORY + one.sql("both") + one.sql("from")).type("migrate dev --name before");
		if (!project.screen().contains("Applied ")) {
			return;
		}
		database.execute("SELECT 1;" + one.sql("data"));
		Judges.Look before = look(database);
		project.file("schema.sql", HISTORY + one.sql("both") + one.sql("to"))
			.type("migrate dev --name after --accept-data-loss --because test");
		String made = project.screen();
		if (!made.contains("_after in")) {
			assertThat(made).containsAnyOf("there is nothing to make", "does not run:",
					"The schema cannot be built in an empty database.",
					"The migration would fail on the rows that this database has.");
			return;
		}
		database.execute(WRITE);
		Map<String, Column> written = columns(database);
		String dryRun = project.type("migrate rollback --last --dry-run --json").screen();
		if (dryRun.contains("has no proven way back")) {
			this.withoutWay.incrementAndGet();
			assertThat(project.newest("impact.json")).doesNotContain("\"undoes\": true");
			return;
		}
		String name = project.names().get(project.names().size() - 1);
		Map<String, Long> lost = lost(dryRun);
		String rolledBack = project.type("migrate rollback --last --confirm " + database.name()).screen();
		if (!lost.isEmpty() || rolledBack.contains("would lose:")) {
			assertThat(rolledBack).contains("would lose:", "Nothing was changed.");
			addRefused(rolledBack, lost);
			assertThat(columns(database)).isEqualTo(written);
			rolledBack = project
				.type("migrate rollback --last --confirm " + database.name() + " --accept-data-loss " + name)
				.screen();
		}
		if (ROWS_IN_THE_WAY.matcher(rolledBack).find()) {
			assertThat(rolledBack).contains("Nothing of this rollback remains: the migration is applied as before.");
			assertThat(columns(database)).isEqualTo(written);
			this.inTheWay.incrementAndGet();
			return;
		}
		assertThat(rolledBack).as(made).contains("Undid " + name);
		if (!LIMITS.contains(one.toString())) {
			assertThat(Judges.compare(look(database), before)).isEmpty();
		}
		requireCounted(written, columns(database), lost);
		this.undone.incrementAndGet();
		this.lossless.addAndGet(lost.isEmpty() ? 1 : 0);
	}

	private Judges.Look look(TestDatabase database) throws Exception {
		try (Connection connection = database.dataSource().getConnection()) {
			return this.judges.look(connection, database.programUrl());
		}
	}

	private static Map<String, Long> lost(String json) {
		Map<String, Long> lost = new TreeMap<>();
		Matcher one = LOST.matcher(json);
		while (one.find()) {
			lost.put(one.group(2).replace("\\\"", "\""), (one.group(3) != null) ? Long.parseLong(one.group(3)) : -1);
		}
		return lost;
	}

	/**
	 * What no trace shows is counted when the rollback has run.
	 */
	private static void addRefused(String screen, Map<String, Long> lost) {
		Matcher one = REFUSED.matcher(screen);
		while (one.find()) {
			lost.put(one.group(2), Long.parseLong(one.group(1).replace(",", "")));
		}
	}

	private static void requireCounted(Map<String, Column> before, Map<String, Column> after, Map<String, Long> lost) {
		before.forEach((name, column) -> {
			Column now = after.get(name);
			String table = column.table();
			boolean told = lost.containsKey(table) || lost.containsKey(name) || lost.containsValue(-1L)
					|| isOfParent(name, lost);
			if (!told && column.values() > 0) {
				assertThat(now).as("%s is gone, and nobody has counted it", name).isNotNull();
				assertThat(now.values()).as("values of %s", name).isEqualTo(column.values());
				if (now.type().equals(column.type()) && !now.type().endsWith("(composite)")) {
					assertThat(now.digest()).as("values of %s", name).isEqualTo(column.digest());
				}
			}
			if (now == null && lost.containsKey(name)) {
				assertThat(lost.get(name)).as("values of %s", name).isGreaterThanOrEqualTo(column.values());
			}
		});
	}

	/**
	 * The count of a parent's column has those of its children.
	 */
	private static boolean isOfParent(String column, Map<String, Long> lost) {
		String end = column.substring(column.lastIndexOf('.'));
		return lost.keySet().stream().anyMatch((other) -> other.endsWith(end));
	}

	static Map<String, Column> columns(TestDatabase database) {
		Map<String, Column> columns = new TreeMap<>();
		for (String line : database.queryForStrings(COLUMNS)) {
			String[] parts = line.split("\\|");
			String[] content = String
				.valueOf(database.queryForString(
						"SELECT count(%1$s) || '|' || coalesce(md5(string_agg(%1$s::text, ','".formatted(parts[1])
								+ " ORDER BY %1$s::text)), '') FROM ONLY %2$s".formatted(parts[1], parts[0])))
				.split("\\|", -1);
			columns.put(parts[0] + "." + parts[1],
					new Column(parts[0], parts[2], Long.parseLong(content[0]), content[1]));
		}
		return columns;
	}

	/**
	 * What a column holds.
	 */
	record Column(String table, String type, long values, String digest) {

	}

}
