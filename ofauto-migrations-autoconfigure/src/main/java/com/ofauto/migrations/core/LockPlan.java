package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * Which locks a transaction takes before which of its statements, so that it waits for
 * none while it holds another. All that it needs up to its first long statement come
 * before the first statement. What comes later is taken there: a table must not be locked
 * for as long as a statement runs that does not need it. A statement that locks what
 * {@code LOCK TABLE} cannot, such as a view, is not overtaken either: sessions that use a
 * view lock the view before its tables.
 */
final class LockPlan {

	static final int MOST_RELATIONS = 500;

	private final List<StatementImpact> statements;

	private final String schema;

	private final Map<String, TableLock> taken = new HashMap<>();

	private final List<Step> steps = new ArrayList<>();

	private boolean early = true;

	private boolean held;

	private LockPlan(List<StatementImpact> statements, String schema) {
		this.statements = statements;
		this.schema = schema;
	}

	/**
	 * Plans the locks of a transaction.
	 * @param statements all of its statements
	 * @param schema the default schema
	 * @return a step for each statement, up to the last one for which there is something
	 * to do
	 */
	static List<Step> of(List<StatementImpact> statements, String schema) {
		return new LockPlan(statements, schema).plan();
	}

	/**
	 * Plans the lock of a statement that runs outside of a transaction. Of several tables
	 * it may have finished some when it comes to the next one, so that a new try is not
	 * free; and a lock that neither readers nor writers notice can be waited for.
	 * @return one step, or none
	 */
	static List<Step> alone(StatementImpact statement, String schema) {
		List<RelationLock> locks = statement.locks()
			.stream()
			.filter((lock) -> lock.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) > 0
					&& lock.kind() != RelationKind.INDEX)
			.toList();
		TableLock table = (locks.size() == 1) ? TableLock.of(locks.get(0), schema, 0) : null;
		return (table != null) ? List.of(new Step(List.of(table), true, true)) : List.of();
	}

	/**
	 * Plans all locks of a transaction before its first statement. That keeps others out
	 * for longer, and does not end in a deadlock with those who hold what would be locked
	 * late.
	 * @return one step, or none if nothing is locked or a view would be overtaken
	 */
	static List<Step> together(List<StatementImpact> statements, String schema) {
		LockPlan plan = new LockPlan(statements, schema);
		List<Boolean> unlockable = plan.unlockable();
		plan.group(0, statements.size() - 1, unlockable);
		List<TableLock> locks = plan.steps.get(0).locks();
		return (locks.isEmpty() || locks.size() > MOST_RELATIONS || unlockable.contains(true)) ? List.of()
				: List.of(new Step(locks, true, false));
	}

	private List<Step> plan() {
		List<Boolean> unlockable = unlockable();
		int from = 0;
		for (int i = 0; i < this.statements.size(); i++) {
			boolean brief = isBrief(this.statements.get(i));
			if (i == this.statements.size() - 1 || !brief || unlockable.get(i)) {
				group(from, i, unlockable);
				from = i + 1;
				this.early &= brief;
			}
		}
		int end = this.steps.size();
		while (end > 0 && this.steps.get(end - 1).isEmpty()) {
			end--;
		}
		return (this.taken.size() > MOST_RELATIONS) ? List.of() : List.copyOf(this.steps.subList(0, end));
	}

	/**
	 * Of each statement, whether it locks what the plan cannot.
	 */
	private List<Boolean> unlockable() {
		Set<String> closed = new HashSet<>();
		List<Boolean> unlockable = new ArrayList<>();
		for (StatementImpact statement : this.statements) {
			statement.locks()
				.stream()
				.filter((lock) -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
				.forEach((lock) -> closed.add(lock.relation()));
			unlockable.add(statement.locks().stream().anyMatch((lock) -> isUnlockable(lock, closed)));
		}
		return unlockable;
	}

	/**
	 * Plans the statements up to one that the locks of those behind it must not overtake.
	 */
	private void group(int from, int to, List<Boolean> unlockable) {
		Map<String, TableLock> locks = new TreeMap<>();
		for (int i = from; i <= to; i++) {
			for (RelationLock lock : this.statements.get(i).locks()) {
				TableLock table = TableLock.of(lock, this.schema, i);
				if (table != null && isNew(table)) {
					locks.merge(table.table(), table, TableLock::and);
				}
			}
		}
		this.taken.putAll(locks);
		int at = this.early ? from : locks.values().stream().mapToInt(TableLock::statement).min().orElse(from);
		for (int i = from; i <= to; i++) {
			StatementImpact statement = this.statements.get(i);
			this.held |= !locks.isEmpty() || statement.locks().stream().anyMatch(TableLock::isStrong);
			statement.released().forEach(this::release);
			boolean guarded = this.early && this.held && (isBrief(statement) || unlockable.get(i));
			this.steps.add(new Step((i == at) ? List.copyOf(locks.values()) : List.of(), this.early, guarded));
		}
	}

	/**
	 * What a savepoint gives back is taken again where it is needed again.
	 */
	private void release(String relation) {
		TableLock lock = TableLock.of(new RelationLock(relation, RelationKind.TABLE, null, LockMode.ACCESS_EXCLUSIVE),
				this.schema, 0);
		if (lock != null) {
			this.taken.remove(lock.table());
		}
	}

	private boolean isNew(TableLock lock) {
		TableLock before = this.taken.get(lock.table());
		return before == null || before.mode().compareTo(lock.mode()) < 0;
	}

	/**
	 * Whether {@code LOCK TABLE} cannot take what keeps others out. Whoever uses an index
	 * has locked its table.
	 */
	private boolean isUnlockable(RelationLock lock, Set<String> closed) {
		return TableLock.isStrong(lock) && TableLock.of(lock, this.schema, 0) == null
				&& !(lock.kind() == RelationKind.INDEX && isClosed(lock.table(), closed));
	}

	private static boolean isClosed(@Nullable String table, Set<String> closed) {
		return table != null && closed.contains(table);
	}

	/**
	 * Whether a statement takes as long on a table that is full as on an empty one.
	 */
	private static boolean isBrief(StatementImpact statement) {
		return statement.rewrites().isEmpty() && statement.scans().isEmpty() && statement.builds().isEmpty()
				&& !statement.rowsUnknown();
	}

	/**
	 * What comes before a statement.
	 *
	 * @param locks the locks to take, by name, so that nobody takes them the other way
	 * round
	 * @param early whether all statements before it are brief, so that the transaction
	 * can begin again at no cost
	 * @param guarded whether the statement waits for locks only briefly
	 */
	record Step(List<TableLock> locks, boolean early, boolean guarded) {

		boolean isEmpty() {
			return this.locks.isEmpty() && !this.guarded;
		}

	}

}
