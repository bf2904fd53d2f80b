package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ofauto.migrations.core.AboveMaxSize;
import com.ofauto.migrations.core.UndoSettings;
import com.ofauto.migrations.devtools.cases.SchemaCase;
import com.ofauto.migrations.support.PostgresExtension;
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
 * Each kind of step that the generator makes, on tables with rows, rolled back at once:
 * what it dropped is as it was, row by row.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class UndoCaseTests {

	private static final int SAMPLE = Integer.getInteger("ofauto.undo.sample", 48);

	private static final UndoSettings WEEK = new UndoSettings(Duration.ofDays(7), null, AboveMaxSize.REFUSE);

	private static final Pattern DROPPED = Pattern
		.compile("\"type\": \"(table|table column|rows)\", \"name\": \"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern DROPS = Pattern.compile("drop-(table|column)\\b");

	private final AtomicInteger undone = new AtomicInteger();

	private final AtomicInteger captured = new AtomicInteger();

	static Stream<SchemaCase> all() {
		return RollbackCaseTests.all()
			.filter((one) -> one.action() == SchemaCase.Action.DROP || DROPS.matcher(one.headers().toString()).find()
					|| one.file().matches("(tables|columns|partitions|inheritance|identity|enums|generated).*"));
	}

	static Stream<SchemaCase> some() {
		List<SchemaCase> all = all().toList();
		return IntStream.range(0, all.size()).filter((number) -> number % SAMPLE == 0).mapToObj(all::get);
	}

	@AfterAll
	void say() {
		System.out.println(this.undone + " cases rolled back, " + this.captured + " with captures");
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
		database.execute("COMMENT ON SCHEMA public IS NULL");
		DevProject project = new DevProject(directory, database).source("schema.sql").undo(WEEK);
		project.file("schema.sql", RollbackCaseTests.HISTORY + one.sql("both") + one.sql("from"))
			.type("migrate dev --name before");
		if (!project.screen().contains("Applied ")) {
			return;
		}
		database.execute("SELECT 1;" + one.sql("data"));
		database.execute(RollbackCaseTests.WRITE);
		Map<String, RollbackCaseTests.Column> before = RollbackCaseTests.columns(database);
		project.file("schema.sql", RollbackCaseTests.HISTORY + one.sql("both") + one.sql("to"))
			.type("migrate dev --name after --accept-data-loss --because test");
		if (!project.screen().contains("_after in")) {
			return;
		}
		String impact = project.newest("impact.json");
		String name = project.names().get(project.names().size() - 1);
		String screen = project
			.type("migrate rollback --last --confirm " + database.name() + " --accept-data-loss " + name)
			.screen();
		if (screen.contains("has no proven way back") || RollbackCaseTests.ROWS_IN_THE_WAY.matcher(screen).find()) {
			return;
		}
		assertThat(screen).contains("Undid " + name).doesNotContain("stay captured", "stays captured");
		requireBack(before, RollbackCaseTests.columns(database), impact, screen);
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).as(screen).isNull();
		this.undone.incrementAndGet();
		this.captured.addAndGet(screen.contains("brought back") ? 1 : 0);
	}

	private static void requireBack(Map<String, RollbackCaseTests.Column> before,
			Map<String, RollbackCaseTests.Column> after, String impact, String screen) {
		Map<String, String> dropped = new TreeMap<>();
		Matcher drop = DROPPED.matcher(impact);
		while (drop.find()) {
			dropped.put(drop.group(2).replace("\\\"", "\""), drop.group(1));
		}
		before.forEach((name, column) -> {
			if (dropped.containsKey(name) || dropped.containsKey(column.table())) {
				assertThat(after.get(name)).as("%s: %s", name, screen).isEqualTo(column);
			}
		});
	}

}
