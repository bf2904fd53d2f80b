package com.ofauto.migrations.devtools.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.impact.HeldLock;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the trace sees on an empty database is what happens on one with rows.
 * {@code -Dimpact.rows=300000} has more of them, and prints the table.
 */
@ExtendWith(PostgresExtension.class)
class CatalogueTests {

	private static final int ROWS = Integer.getInteger("impact.rows", 1000);

	private int statements;

	private int dangers;

	private int found;

	private int harmless;

	private final List<String> locks = new ArrayList<>();

	private final List<String> rewrites = new ArrayList<>();

	private final List<String> missed = new ArrayList<>();

	private final List<String> alarms = new ArrayList<>();

	private final List<String> worked = new ArrayList<>();

	private final List<String> broken = new ArrayList<>();

	private final List<String> table = new ArrayList<>();

	private long nanos;

	@Test
	void theTraceOnAnEmptyDatabaseSeesWhatHappensOnAFilledOne(TestDatabase filled) throws Exception {
		int version = Integer.parseInt(filled.queryForString("SHOW server_version_num")) / 1_00_00;
		try (ScratchDatabases databases = Traced.databases(filled); ScratchDatabase empty = databases.empty()) {
			int number = 0;
			for (Catalogue.Case one : Catalogue.read().cases()) {
				number++;
				if (one.from() <= version) {
					tell(empty, filled, one, "c" + number);
				}
			}
		}
		report(version);
		assertThat(this.statements).isGreaterThan(170);
		assertThat(this.broken).isEmpty();
		assertThat(this.rewrites).isEmpty();
		assertThat(this.missed).isEmpty();
		assertThat(this.locks.size()).as("different locks: %s", this.locks).isLessThanOrEqualTo(this.statements / 100);
		assertThat(this.alarms.size()).as("false alarms: %s", this.alarms).isLessThanOrEqualTo(this.harmless / 50);
	}

	private void tell(ScratchDatabase empty, TestDatabase filled, Catalogue.Case one, String schema) {
		try {
			judge(one, trace(empty, one, schema), new FilledCopy(filled, schema, one));
		}
		catch (Exception | AssertionError ex) {
			this.broken.add(one.name() + ": " + ex);
		}
		String drop = "DROP SCHEMA IF EXISTS " + schema + " CASCADE";
		new JdbcTemplate(empty.dataSource()).execute(drop);
		filled.execute(drop);
	}

	private List<Witness> trace(ScratchDatabase empty, Catalogue.Case one, String schema) {
		MigratorSettings settings = MigratorSettings.defaults().withDefaultSchema(schema);
		MigrationScript before = new MigrationScript("1_before", "1_before", one.setUp());
		empty.migrator(MigrationDirectory.of(List.of(before)), settings, List.of()).deploy();
		MigrationDirectory both = MigrationDirectory
			.of(List.of(before, new MigrationScript("2_traced", "2_traced", one.sql())));
		long start = System.nanoTime();
		MigrationImpact impact = new ImpactTrace(settings).traceAll(empty, both).get("2_traced");
		this.nanos += System.nanoTime() - start;
		List<Witness> seen = new ArrayList<>();
		for (int i = 0; i < impact.statements().size(); i++) {
			seen.add(witness(impact, i));
		}
		return seen;
	}

	private static Witness witness(MigrationImpact impact, int index) {
		StatementImpact statement = impact.statements().get(index);
		Map<String, String> locks = new TreeMap<>();
		boolean stops = false;
		for (HeldLock held : Traced.heldAt(impact, index).values()) {
			RelationLock lock = held.lock();
			locks.put(lock.relation(), lock.mode().sql());
			stops |= switch (lock.kind()) {
				case TABLE, PARTITIONED_TABLE -> lock.mode().blocksWrites();
				case MATERIALIZED_VIEW -> lock.mode().blocksReads();
				default -> false;
			};
		}
		Set<String> worked = new TreeSet<>(statement.rewrites());
		worked.addAll(statement.scans());
		worked.addAll(statement.builds());
		return new Witness(locks, new TreeSet<>(statement.rewrites()), worked, stops && !worked.isEmpty());
	}

	private void judge(Catalogue.Case one, List<Witness> traced, FilledCopy copy) throws Exception {
		List<String> texts = MigrationDirectory.of(List.of(new MigrationScript("1", "1", one.sql())))
			.read()
			.get(0)
			.statements()
			.stream()
			.map(MigrationStatement::text)
			.toList();
		List<Witness> happened = copy.run(texts, ROWS);
		List<String> named = texts.stream()
			.filter((text) -> !text.equals("BEGIN;") && !text.equals("COMMIT;"))
			.toList();
		assertThat(traced).as(one.name()).hasSameSizeAs(happened);
		for (int i = 0; i < traced.size(); i++) {
			compare(one.name() + ((traced.size() > 1) ? " (" + (i + 1) + ")" : ""), traced.get(i), happened.get(i));
			this.table.add(line(named.get(i), traced.get(i), happened.get(i)));
		}
	}

	private void compare(String name, Witness traced, Witness happened) {
		this.statements++;
		Map<String, String> locks = new TreeMap<>();
		happened.locks()
			.forEach((relation, mode) -> locks.put(relation,
					com.ofauto.migrations.impact.LockMode.ofCatalog(mode).sql()));
		if (!traced.locks().equals(locks)) {
			this.locks.add(name + ": traced " + traced.locks() + ", happened " + locks);
		}
		if (!traced.rewritten().equals(happened.rewritten())) {
			this.rewrites.add(name + ": traced " + traced.rewritten() + ", happened " + happened.rewritten());
		}
		if (!traced.worked().equals(happened.worked())) {
			this.worked.add(name + ": traced " + traced.worked() + ", happened " + happened.worked());
		}
		if (happened.stops()) {
			this.dangers++;
			this.found += traced.stops() ? 1 : 0;
		}
		else {
			this.harmless++;
		}
		if (happened.stops() && !traced.stops()) {
			this.missed.add(name + ": traced " + traced + ", happened " + happened);
		}
		if (traced.stops() && !happened.stops()) {
			this.alarms.add(name + ": traced " + traced + ", happened " + happened);
		}
	}

	private static String line(String sql, Witness traced, Witness happened) {
		return "| `" + sql.replaceAll("\\s+", " ") + "` | " + traced.locks() + " | " + traced.rewritten() + " | "
				+ traced.worked() + " | " + (happened.stops() ? "danger" : "") + " |";
	}

	private void report(int version) {
		System.out
			.printf("impact on %d with %d rows: %d statements, %d with other locks, %d with other rewrites, dangers %d"
					+ " of %d found, %d false alarms of %d, %d with other work, %.1f ms a statement with its deploy%n",
					version, ROWS, this.statements, this.locks.size(), this.rewrites.size(), this.found, this.dangers,
					this.alarms.size(), this.harmless, this.worked.size(), this.nanos / 1e6 / this.statements);
		if (Boolean.getBoolean("impact.print")) {
			this.broken.forEach((line) -> System.out.println("BROKEN " + line));
			this.locks.forEach((line) -> System.out.println("LOCK " + line));
			this.rewrites.forEach((line) -> System.out.println("REWRITE " + line));
			this.missed.forEach((line) -> System.out.println("MISSED " + line));
			this.alarms.forEach((line) -> System.out.println("ALARM " + line));
			this.worked.forEach((line) -> System.out.println("WORK " + line));
			this.table.forEach(System.out::println);
		}
	}

}
