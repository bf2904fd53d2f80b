package com.ofauto.migrations.devtools.impact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.workbench.Impacts;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A migration is judged behind others that are pending too as it is judged when these are
 * applied: {@code impact-chains.txt}.
 */
@ExtendWith(PostgresExtension.class)
class EarlierPendingTests {

	private static final String SIZES = """
			UPDATE pg_class SET relpages = 5000, reltuples = 40000 WHERE relname ~ '^big\\d+(_old)?$' AND relkind IN ('r', 'm')
				AND reltuples = %d;
			UPDATE pg_class SET reltuples = 0 WHERE reltuples < 0 AND relkind IN ('r', 'm');
			UPDATE pg_class SET relpages = 1, reltuples = 2 WHERE relname ~ '^few' AND relkind = 'r';
			UPDATE pg_class SET reltuples = -1 WHERE relname ~ '^fill' AND relkind IN ('r', 'm')
			""";

	private final List<Chain> chains = new ArrayList<>();

	@Test
	void theVerdictIsTheSameWhenTheEarlierOnesAreApplied(TestDatabase database, @TempDir Path directory)
			throws IOException {
		read();
		for (Chain chain : this.chains) {
			for (int step = 0; step < chain.steps().size(); step++) {
				write(directory, name(step, chain, chain.steps().size()), chain.steps().get(step));
			}
		}
		trace(database, directory);
		deploy(database, directory, "0");
		database.execute(SIZES.formatted(-1));
		database.execute("UPDATE pg_class SET reltuples = 0, relpages = 1 WHERE relname ~ '^fill' AND relkind = 'r'");
		Map<String, Verdict> pending = judge(database, directory);
		deploy(database, directory, "1");
		database.execute(SIZES.formatted(-2));
		deploy(database, directory, "2_chain_");
		database.execute(SIZES.formatted(-2));
		Map<String, Verdict> applied = judge(database, directory);
		List<String> wrong = new ArrayList<>();
		for (Chain chain : this.chains) {
			String last = name(chain.steps().size() - 1, chain, chain.steps().size());
			Verdict before = pending.get(last);
			Verdict after = applied.get(last);
			String told = before.statements().stream().map(StatementVerdict::sentence).collect(Collectors.joining(" "));
			if (Boolean.getBoolean("impact.print")) {
				System.out.println(chain.number() + " " + before.kind() + " " + told + "\n   " + after.kind() + " "
						+ after.statements().stream().map(StatementVerdict::sentence).toList());
			}
			if (!before.kind().name().equals(chain.kind()) || before.kind() != after.kind()
					|| !told.replaceAll("([123]_chain)_\\d+", "$1").contains(chain.said())) {
				wrong.add(chain + ": " + before.kind() + " " + told + ", then " + after.kind());
			}
		}
		assertThat(wrong).isEmpty();
		assertThat(this.chains).hasSizeGreaterThan(25);
	}

	private void read() throws IOException {
		for (String line : Files.readAllLines(Path.of("src/test/resources/impact-chains.txt"))) {
			if (!line.isBlank() && !line.startsWith("#")) {
				int number = this.chains.size() + 1;
				List<String> parts = Stream.of(line.replace("#", String.valueOf(number)).split("\\|", -1))
					.map(String::strip)
					.toList();
				List<String> steps = parts.subList(0, 4).stream().filter((step) -> !step.isEmpty()).toList();
				this.chains.add(new Chain(number, steps, parts.get(4), parts.get(5)));
			}
		}
	}

	/**
	 * All bases come first, then all first steps, and the judged ones last.
	 */
	private static String name(int step, Chain chain, int steps) {
		return ((step == steps - 1) ? 3 : step) + "_chain_" + "%02d".formatted(chain.number());
	}

	private static void write(Path directory, String name, String sql) throws IOException {
		Files.createDirectories(directory.resolve(name));
		Files.writeString(directory.resolve(name).resolve("migration.sql"), sql + ";\n");
	}

	private static void trace(TestDatabase server, Path directory) throws IOException {
		try (ScratchDatabases scratch = Traced.databases(server)) {
			for (var impact : new Impacts(scratch, Traced.SETTINGS)
				.of(directory(directory).read(), (migration) -> true, List.of())
				.entrySet()) {
				Files.writeString(directory.resolve(impact.getKey()).resolve(Impacts.FILE),
						ImpactText.write(impact.getValue()));
			}
		}
	}

	private static MigrationDirectory directory(Path directory) {
		return new MigrationDirectory(EarlierPendingTests.class.getClassLoader(), List.of("file:" + directory));
	}

	private static void deploy(TestDatabase database, Path directory, String start) {
		migrator(database,
				MigrationDirectory.holding(directory(directory).read()
					.stream()
					.filter((migration) -> migration.name().compareTo(start + "~") < 0)
					.toList()))
			.deploy();
	}

	private static Migrator migrator(TestDatabase database, MigrationDirectory directory) {
		return new Migrator(database.dataSource(), directory, Traced.SETTINGS, List.of());
	}

	private static Map<String, Verdict> judge(TestDatabase database, Path directory) {
		Migrator migrator = migrator(database, directory(directory));
		PlanVerdicts verdicts = Judge.judge(migrator, migrator.plan());
		Map<String, Verdict> found = new LinkedHashMap<>();
		verdicts.verdicts().forEach((verdict) -> found.put(verdict.migration(), verdict));
		return found;
	}

	private record Chain(int number, List<String> steps, String kind, String said) {

	}

}
