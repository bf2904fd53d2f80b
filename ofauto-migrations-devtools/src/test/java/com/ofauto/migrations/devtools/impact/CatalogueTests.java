package com.ofauto.migrations.devtools.impact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the trace sees on an empty database is what happens on one with rows.
 * {@code -Dimpact.rows=300000} has more of them, and prints the table.
 */
@ExtendWith(PostgresExtension.class)
class CatalogueTests {

	private static final int ROWS = Integer.getInteger("impact.rows", 1000);

	/** All that a case may have left in its schema, and not the history. */
	private static final String WIPE = """
			DO $$ DECLARE o record; BEGIN
				FOR o IN SELECT relname, CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
						WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind FROM pg_class
					WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
						AND relname <> '_prisma_migrations' ORDER BY relkind = 'S' LOOP
					EXECUTE format('DROP %s IF EXISTS %I CASCADE', o.kind, o.relname);
				END LOOP;
				FOR o IN SELECT typname FROM pg_type WHERE typnamespace = current_schema()::regnamespace
						AND (typtype IN ('d', 'e') OR typtype = 'c' AND typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c')) LOOP
					EXECUTE format('DROP TYPE IF EXISTS %I CASCADE', o.typname);
				END LOOP;
				FOR o IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = current_schema()::regnamespace LOOP
					EXECUTE format('DROP FUNCTION %s CASCADE', o.name);
				END LOOP;
			END $$;
			""";

	private static final MigratorSettings SETTINGS = MigratorSettings.defaults().withDefaultSchema("traced");

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
		try (ScratchDatabases databases = Traced.databases(filled)) {
			for (List<Catalogue.Case> group : Catalogue.read().groups(version)) {
				tell(databases, filled, group);
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

	private void tell(ScratchDatabases databases, TestDatabase filled, List<Catalogue.Case> group) {
		try (FilledCopy copy = new FilledCopy(filled, group.get(0), ROWS)) {
			Map<Catalogue.Case, List<Witness>> traced = trace(databases, group);
			for (Catalogue.Case one : group) {
				judge(one, traced.get(one), copy.run(one));
			}
		}
		catch (Exception | AssertionError ex) {
			this.broken.add(group.stream().map(Catalogue.Case::name).toList() + ": " + ex);
		}
	}

	/**
	 * Each case follows a migration that makes its tables in the place of those before.
	 */
	private Map<Catalogue.Case, List<Witness>> trace(ScratchDatabases databases, List<Catalogue.Case> group) {
		List<MigrationScript> scripts = new ArrayList<>();
		Map<Catalogue.Case, String> names = new LinkedHashMap<>();
		for (Catalogue.Case one : group) {
			String number = "%04d".formatted(scripts.size());
			scripts.add(new MigrationScript(number + "_before", number + "_before", WIPE + one.setUp()));
			scripts.add(new MigrationScript(number + "_case", number + "_case", one.sql()));
			names.put(one, number + "_case");
		}
		try (ScratchDatabase empty = databases.empty()) {
			long start = System.nanoTime();
			Map<String, MigrationImpact> impacts = new ImpactTrace(SETTINGS).trace(empty,
					MigrationDirectory.of(scripts), (migration) -> names.containsValue(migration.name()));
			this.nanos += System.nanoTime() - start;
			Map<Catalogue.Case, List<Witness>> traced = new LinkedHashMap<>();
			names.forEach((one, name) -> {
				MigrationImpact impact = impacts.get(name);
				traced.put(one,
						IntStream.range(0, impact.statements().size()).mapToObj((i) -> witness(impact, i)).toList());
			});
			return traced;
		}
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

	private void judge(Catalogue.Case one, List<Witness> traced, List<Witness> happened) {
		List<String> named = one.named();
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
