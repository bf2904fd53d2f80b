package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.RelationKind;

/**
 * The safer form of a change of a column's type: a column beside it, filled in parts. The
 * place of a row is one in its partition, so that each is filled by itself.
 */
final class OtherType {

	private static final int MOST = 20;

	private OtherType() {
	}

	static Optional<SaferForm> of(StatementFacts statement) {
		List<ColumnChange> changes = statement.impact()
			.columns()
			.stream()
			.filter((column) -> column.from() != null)
			.toList();
		List<ColumnChange> whole = changes.stream().filter((change) -> !isOfAPart(change, changes, statement)).toList();
		if (whole.size() != 1 || statement.works().isEmpty()) {
			return Optional.empty();
		}
		ColumnChange change = whole.get(0);
		List<String> parts = parts(change.relation(), statement);
		boolean alike = changes.stream()
			.allMatch((one) -> one.column().equals(change.column()) && one.to().equals(change.to()));
		return (!alike || parts.isEmpty() || parts.size() > MOST) ? Optional.empty()
				: Optional.of(form(change,
						new Filling(change.relation(), parts, Filling.of(change.relation(), statement).key()),
						isOfTheKey(change, statement)));
	}

	/**
	 * The form for a column.
	 * @param change the column, with its new type
	 * @param filling how its rows are filled
	 * @param key whether it is a column of the primary key
	 */
	static SaferForm form(ColumnChange change, Filling filling, boolean key) {
		String table = "ALTER TABLE " + change.relation();
		String fresh = NewName.suffixed(change.column(), "_new");
		String old = NewName.suffixed(change.column(), "_old");
		return SaferForm
			.of(SaferForms.FIRST + ", with a trigger that copies " + change.column() + " to " + fresh
					+ " at each write", table + " ADD COLUMN " + fresh + " " + change.to() + ";")
			.then(filling.step(fresh + " = " + change.column() + "::" + change.to(),
					fresh + " IS NULL AND " + change.column() + " IS NOT NULL"))
			.then(SaferForms.LATER + ", without the trigger, when " + fresh + " has the default and the rules of "
					+ change.column(), swap(change.column(), fresh, old, table, key))
			.then(SaferForms.LATER, table + " DROP COLUMN " + old + ";");
	}

	/**
	 * Nobody gives the old column a value any more, so that it must not demand one. A key
	 * demands one all the same.
	 */
	private static String[] swap(String column, String fresh, String old, String table, boolean key) {
		Stream<String> renames = Stream.of(table + " RENAME COLUMN " + column + " TO " + old + ";",
				table + " RENAME COLUMN " + fresh + " TO " + column + ";");
		return Stream
			.concat(renames, key ? Stream.empty() : Stream.of(table + " ALTER COLUMN " + old + " DROP NOT NULL;"))
			.toArray(String[]::new);
	}

	private static boolean isOfTheKey(ColumnChange change, StatementFacts statement) {
		return statement.facts()
			.of(change.relation())
			.filter((relation) -> relation.primaryKey().contains(change.column()))
			.isPresent();
	}

	/**
	 * Partitions change with their table.
	 */
	private static boolean isOfAPart(ColumnChange change, List<ColumnChange> changes, StatementFacts statement) {
		LiveRelation relation = statement.facts().of(change.relation()).orElse(null);
		boolean partitioned = changes.stream()
			.flatMap((other) -> statement.facts().of(other.relation()).stream())
			.filter((other) -> other.kind() == RelationKind.PARTITIONED_TABLE)
			.anyMatch((other) -> relation != null && other.children().contains(relation.oid()));
		return partitioned || relation != null && relation.isCreated() && isPartitioned(statement);
	}

	private static boolean isPartitioned(StatementFacts statement) {
		return statement.impact().locks().stream().anyMatch((lock) -> lock.kind() == RelationKind.PARTITIONED_TABLE);
	}

	private static List<String> parts(String relation, StatementFacts statement) {
		LiveFacts facts = statement.facts();
		LiveRelation live = facts.of(relation).orElse(null);
		if (live == null || live.kind() != RelationKind.PARTITIONED_TABLE) {
			return isPartitioned(statement) ? List.of() : List.of(relation);
		}
		Set<String> parts = facts.family(live)
			.stream()
			.filter(LiveRelation::isStored)
			.map(facts::nameOf)
			.collect(Collectors.toCollection(TreeSet::new));
		return List.copyOf(parts);
	}

}
