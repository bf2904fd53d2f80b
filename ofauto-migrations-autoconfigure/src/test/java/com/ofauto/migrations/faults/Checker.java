package com.ofauto.migrations.faults;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.support.TestDatabase;

/**
 * Compares history, catalog and trace, and says in a sentence each what is wrong.
 */
final class Checker {

	private static final String LOCKS = "SELECT 'The migration lock is held by process ' || pid || '.' FROM pg_locks"
			+ " WHERE locktype = 'advisory' AND objid = 72707369"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	private static final String INVALID = "SELECT 'The index ' || indexrelid::regclass || ' is invalid.' FROM pg_index"
			+ " WHERE NOT (indisvalid AND indisready AND indislive)";

	private static final String REINDEXED = "SELECT 'The index ' || relname || ' was left by REINDEX.' FROM pg_class"
			+ " WHERE relkind = 'i' AND relname ~ '_cc(new|old)[0-9]*$'";

	private static final String PENDING = "SELECT 'The partition ' || inhrelid::regclass || ' is being detached.'"
			+ " FROM pg_inherits WHERE inhdetachpending";

	private final List<Work> works;

	private final List<String> reference;

	/**
	 * Creates a checker.
	 * @param workload what is deployed
	 * @param reference a database to which it was deployed undisturbed
	 */
	Checker(Workload workload, TestDatabase reference) {
		this.works = workload.works();
		this.reference = CatalogPicture.of(reference);
	}

	/**
	 * What is wrong, whatever has happened, while nobody deploys.
	 */
	List<String> atAnyTime(TestDatabase database, Migrator migrator) {
		List<String> wrong = new ArrayList<>();
		PrismaReading prisma = PrismaReading.of(database);
		order(prisma, wrong);
		if (wrong.isEmpty()) {
			trace(database, prisma, wrong);
			effects(database, prisma, wrong);
			agreement(migrator.plan(), prisma, wrong);
		}
		return wrong;
	}

	/**
	 * What is wrong after a deploy that ended well.
	 */
	List<String> atTheEnd(TestDatabase database, Migrator migrator) {
		List<String> wrong = atAnyTime(database, migrator);
		PrismaReading prisma = PrismaReading.of(database);
		if (prisma.applied().size() != this.works.size()) {
			wrong.add("Only %d of %d are applied.".formatted(prisma.applied().size(), this.works.size()));
		}
		prisma.failed().forEach((name) -> wrong.add(name + " is not finished."));
		List.of(INVALID, REINDEXED, PENDING, LOCKS).forEach((sql) -> wrong.addAll(database.queryForStrings(sql)));
		List<String> picture = CatalogPicture.of(database);
		this.reference.stream()
			.filter((line) -> !picture.contains(line))
			.forEach((line) -> wrong.add("This is missing: " + line + "."));
		picture.stream()
			.filter((line) -> !this.reference.contains(line))
			.forEach((line) -> wrong.add("This should not be there: " + line + "."));
		return wrong;
	}

	/**
	 * Each at most once, in order, and none left out.
	 */
	private void order(PrismaReading prisma, List<String> wrong) {
		List<String> names = this.works.stream().map(Work::name).toList();
		List<String> applied = prisma.applied();
		if (applied.size() > names.size() || !names.subList(0, applied.size()).equals(applied)) {
			wrong.add("Recorded as applied, oldest first, are " + applied + ".");
		}
		else if (prisma.failed().size() > 1 || prisma.failed().size() == 1
				&& (applied.size() == names.size() || !names.get(applied.size()).equals(prisma.failed().get(0)))) {
			wrong.add("After %d applied ones, unfinished are %s.".formatted(applied.size(), prisma.failed()));
		}
	}

	/**
	 * What is applied has left all its rows, what is next those of its finished steps,
	 * and none twice.
	 */
	private void trace(TestDatabase database, PrismaReading prisma, List<String> wrong) {
		List<String> expected = new ArrayList<>();
		int applied = prisma.applied().size();
		this.works.subList(0, applied).forEach((work) -> addSteps(work, expected));
		int least = expected.size();
		if (applied < this.works.size() && !this.works.get(applied).atomic() && !prisma.failed().isEmpty()) {
			addSteps(this.works.get(applied), expected);
		}
		List<String> rows = hasTrace(database)
				? database.queryForStrings("SELECT migration, step FROM trace ORDER BY id") : List.of();
		if (rows.size() < least || rows.size() > expected.size() || !expected.subList(0, rows.size()).equals(rows)) {
			wrong.add("The trace has %d rows of %d to %d, and is wrong from row %d on: %s.".formatted(rows.size(),
					least, expected.size(), same(rows, expected), rows.subList(same(rows, expected), rows.size())));
		}
	}

	private static int same(List<String> rows, List<String> expected) {
		int same = 0;
		while (same < Math.min(rows.size(), expected.size()) && rows.get(same).equals(expected.get(same))) {
			same++;
		}
		return same;
	}

	private static void addSteps(Work work, List<String> steps) {
		for (int step = 1; step <= work.steps(); step++) {
			steps.add(work.name() + "|" + step);
		}
	}

	/**
	 * What is applied is there, what is not is not, and a segmented one has done its
	 * first effects before its last.
	 */
	private void effects(TestDatabase database, PrismaReading prisma, List<String> wrong) {
		if (!hasTrace(database)) {
			return;
		}
		int applied = prisma.applied().size();
		for (Work work : this.works.subList(0, Math.min(applied + 1, this.works.size()))) {
			boolean done = prisma.applied().contains(work.name());
			boolean begun = prisma.failed().contains(work.name());
			boolean before = true;
			for (String effect : work.effects()) {
				boolean there = "t".equals(database.queryForStrings("SELECT " + effect).get(0));
				if (there != done && !(begun && (before || !there))) {
					wrong.add("%s is %s, and its effect is%s there: %s".formatted(work.name(),
							done ? "applied" : "not applied", there ? "" : " not", effect));
				}
				before = there;
			}
		}
	}

	private static boolean hasTrace(TestDatabase database) {
		return database.queryForString("SELECT to_regclass('trace')") != null;
	}

	/**
	 * Prisma says the same as we.
	 */
	private static void agreement(MigrationPlan plan, PrismaReading prisma, List<String> wrong) {
		List<String> applied = plan.only(MigrationStatus.Applied.class)
			.stream()
			.map((it) -> it.record().name())
			.toList();
		List<String> failed = plan.migrations()
			.stream()
			.filter((it) -> it.status() instanceof MigrationStatus.Interrupted
					|| it.status() instanceof MigrationStatus.Failed || it.status() instanceof MigrationStatus.Running)
			.map(PlannedMigration::name)
			.toList();
		if (!applied.equals(prisma.applied()) || !failed.equals(prisma.failed())) {
			wrong.add("The plan says applied %s, unfinished %s; to Prisma they are %s and %s.".formatted(applied,
					failed, prisma.applied(), prisma.failed()));
		}
	}

}
