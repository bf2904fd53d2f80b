package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.impact.HeldLocks;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is to be judged.
 *
 * @param name its name
 * @param impact what is known of its impact
 * @param script its statements by their lines, empty if they cannot be read
 * @param begun whether it has run in part
 * @param batch how many rows a batch of it passes at most, or 0 if it is no backfill
 */
record JudgedMigration(String name, KnownImpact impact, Map<Integer, String> script, boolean begun, int batch) {

	static final String UNTRACED = "There is no impact.json beside the migration.";

	JudgedMigration(String name, KnownImpact impact, Map<Integer, String> script, boolean begun) {
		this(name, impact, script, begun, 0);
	}

	static JudgedMigration of(Migration migration, boolean begun) {
		KnownImpact impact = migration.impact();
		return new JudgedMigration(migration.name(), impact,
				(impact instanceof KnownImpact.Known known && changesSomething(known.impact())) ? script(migration)
						: Map.of(),
				begun, migration.batch().orElse(0));
	}

	/**
	 * A file of data need not be read once more.
	 */
	private static boolean changesSomething(MigrationImpact impact) {
		return impact.statements()
			.stream()
			.anyMatch((statement) -> statement.locks().stream().anyMatch((lock) -> lock.mode().blocksWrites()));
	}

	private static Map<Integer, String> script(Migration migration) {
		Map<Integer, String> script = new HashMap<>();
		try {
			for (MigrationStatement statement : migration.statements()) {
				script.put(statement.line(), statement.text());
			}
		}
		catch (MigrationException ex) {
			// The deploy says why.
		}
		return script;
	}

	@Nullable MigrationImpact known() {
		return (this.impact instanceof KnownImpact.Known known) ? known.impact() : null;
	}

	List<StatementImpact> statements() {
		MigrationImpact known = known();
		return (known != null) ? known.statements() : List.of();
	}

	/**
	 * The names of all relations in its impact.
	 */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		statements().forEach((statement) -> names.addAll(StatementFacts.names(statement)));
		return names;
	}

	Verdict judge(LiveFacts facts, String version, boolean development) {
		if (this.impact instanceof KnownImpact.Known known) {
			return judge(known.impact(), facts, version, !development && this.batch > 0);
		}
		String reason;
		if (this.impact instanceof KnownImpact.Stale stale) {
			reason = "impact.json is not of this migration any more: " + ((stale.changed() == KnownImpact.Change.SCRIPT)
					? "its script has changed." : "the migrations before it have changed.");
		}
		else if (this.impact instanceof KnownImpact.Unreadable unreadable) {
			reason = "impact.json cannot be read: " + unreadable.reason() + ".";
		}
		else {
			reason = UNTRACED;
		}
		return new Verdict(this.name, VerdictKind.UNKNOWN, List.of(), List.of(reason, remedy(development)));
	}

	private String remedy(boolean development) {
		return development ? "Trace it with: " + Invocation.of("migrate impact " + this.name)
				: "Trace it where it was made, with: migrate impact " + this.name;
	}

	private Verdict judge(MigrationImpact known, LiveFacts found, String version, boolean inBatches) {
		LiveFacts facts = found;
		List<StatementVerdict> verdicts = new ArrayList<>();
		VerdictKind kind = VerdictKind.NONE;
		HeldLocks locks = new HeldLocks();
		for (StatementImpact statement : known.statements()) {
			StatementImpact judged = inBatches ? statement.inBatches() : statement;
			StatementVerdict verdict = new StatementJudge(
					new StatementFacts(judged, this.script.getOrDefault(statement.line(), ""), facts),
					locks.during(statement))
				.judge();
			verdicts.add(inBatches ? verdict.with("in batches of " + Amounts.number(this.batch)
					+ " rows, and who writes one of them waits for its batch at most") : verdict);
			kind = kind.or(verdict.kind());
			for (String filled : statement.fills()) {
				facts = facts.grown(filled, "filled in line " + statement.line() + " " + LiveFacts.UNKNOWN_ROWS);
			}
		}
		List<String> notes = major(known.server()).equals(major(version)) ? List.of()
				: List.of("Its impact was traced on PostgreSQL " + known.server() + ", and this is " + version + ".");
		return new Verdict(this.name, kind, verdicts, notes);
	}

	private static String major(String version) {
		return version.replaceFirst("\\D.*", "");
	}

}
