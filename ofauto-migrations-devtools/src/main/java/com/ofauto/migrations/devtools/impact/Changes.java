package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.impact.Detail.Column;
import com.ofauto.migrations.devtools.impact.Detail.Constraint;
import com.ofauto.migrations.devtools.impact.Detail.Index;
import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.AddedConstraint.Kind;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import org.jspecify.annotations.Nullable;

/**
 * What a statement has changed in the catalogs, of relations that were there before the
 * migration.
 */
final class Changes {

	private static final String INDEX = """
			SELECT pg_catalog.pg_get_indexdef(i.indexrelid), ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, n, false)
				FROM pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) n ORDER BY n)
			FROM pg_catalog.pg_index i WHERE i.indexrelid == ?::pg_catalog.text::pg_catalog.oid""";

	private final CatalogQuery session;

	private final Definitions definitions;

	private final KnownRelations known;

	/**
	 * The names that columns had before the migration, by the relation and their name
	 * now.
	 */
	private final Map<String, String> formerNames;

	private final Set<String> builds = new LinkedHashSet<>();

	private final Map<String, Set<String>> lookedUp = new LinkedHashMap<>();

	private final List<ColumnChange> columns = new ArrayList<>();

	private final List<AddedConstraint> constraints = new ArrayList<>();

	private final List<DroppedObject> droppedColumns = new ArrayList<>();

	Changes(CatalogQuery session, KnownRelations known, Map<String, String> formerNames) {
		this.session = session;
		this.known = known;
		this.definitions = new Definitions(session, known);
		this.formerNames = formerNames;
	}

	/**
	 * Compares a relation with what it was before the statement.
	 */
	void add(long oid, Detail before, Detail after) throws SQLException {
		KnownRelation relation = this.known.get(oid);
		if (relation == null || after.isEmpty()) {
			return;
		}
		String name = relation.name();
		rename(oid, before, after);
		addBuilds(name, before, after);
		addColumns(oid, name, before, after);
		addConstraints(oid, name, before, after);
		addUniqueIndexes(oid, name, before, after);
		addBound(oid, name, before, after);
	}

	private void rename(long oid, Detail before, Detail after) {
		after.columns().forEach((number, column) -> {
			Column former = before.columns().get(number);
			if (former != null && !former.name().equals(column.name())) {
				this.formerNames.put(oid + " " + column.name(), former(oid, former.name()));
			}
		});
	}

	String former(long oid, String column) {
		return this.formerNames.getOrDefault(oid + " " + column, column);
	}

	private List<String> former(long oid, List<String> columns) {
		return columns.stream().map((column) -> former(oid, column)).toList();
	}

	private void addBuilds(String name, Detail before, Detail after) {
		Set<Long> files = new HashSet<>();
		before.indexes().values().forEach((index) -> files.add(index.filenode()));
		if (after.indexes()
			.values()
			.stream()
			.anyMatch((index) -> index.filenode() != 0 && !files.contains(index.filenode()))) {
			this.builds.add(name);
		}
	}

	private void addColumns(long oid, String name, Detail before, Detail after) {
		after.columns().forEach((number, column) -> {
			Column former = before.columns().get(number);
			String called = former(oid, column.name());
			if (former == null || !former.typeNumber().equals(column.typeNumber())) {
				this.columns
					.add(new ColumnChange(name, called, (former != null) ? this.known.shorten(former.type()) : null,
							this.known.shorten(column.type())));
			}
			if (column.notNull() && ((former != null) ? !former.notNull() : !column.filled())) {
				this.constraints.add(notNull(name, called, after));
			}
		});
		before.columns().forEach((number, column) -> {
			if (!after.columns().containsKey(number) && !column.inherited()) {
				this.droppedColumns.add(new DroppedObject("table column", name + "." + former(oid, column.name())));
			}
		});
	}

	/**
	 * Since PostgreSQL 18 it has a name, and need not be valid.
	 */
	private static AddedConstraint notNull(String name, String column, Detail after) {
		Constraint constraint = after.constraints()
			.values()
			.stream()
			.filter((one) -> one.type().equals("n") && one.columns().equals(List.of(column)))
			.findFirst()
			.orElse(null);
		return new AddedConstraint(Kind.NOT_NULL, name, (constraint != null) ? constraint.name() : null,
				List.of(column), null, constraint == null || constraint.valid(), null, List.of());
	}

	private void addConstraints(long oid, String name, Detail before, Detail after) throws SQLException {
		for (Constraint constraint : after.constraints().values()) {
			Constraint former = before.constraints().get(constraint.oid());
			boolean becomesValid = former != null && !former.valid() && constraint.valid();
			KnownRelation referenced = this.known.get(constraint.references());
			if (referenced != null && constraint.valid() && (former == null || becomesValid)) {
				this.lookedUp.computeIfAbsent(name, (added) -> new LinkedHashSet<>()).add(referenced.name());
			}
			if (former == null && isRebuilt(constraint, before) || former != null && !becomesValid) {
				continue;
			}
			if (constraint.type().equals("n") && becomesValid) {
				this.constraints.add(new AddedConstraint(Kind.NOT_NULL, name, constraint.name(),
						former(oid, constraint.columns()), null, true, null, List.of()));
			}
			Kind kind = kind(constraint);
			boolean hasIndex = before.indexes().containsKey(constraint.index());
			boolean part = this.known.get(constraint.references()) == null && constraint.references() != 0;
			if (kind == null || constraint.parent() != 0 || kind == Kind.UNIQUE && hasIndex || part) {
				continue;
			}
			boolean refers = constraint.references() != 0;
			this.constraints.add(new AddedConstraint(kind, name, constraint.name(), former(oid, constraint.columns()),
					definition(constraint.oid()), constraint.valid(),
					refers ? this.known.name(constraint.references()) : null,
					former(constraint.references(), constraint.referenced())));
		}
	}

	/**
	 * A change of a column's type makes those of the column again.
	 */
	private static boolean isRebuilt(Constraint constraint, Detail before) {
		return before.constraints()
			.values()
			.stream()
			.anyMatch((one) -> one.name().equals(constraint.name()) && one.type().equals(constraint.type()));
	}

	private static @Nullable Kind kind(Constraint constraint) {
		return switch (constraint.type()) {
			case "c" -> Kind.CHECK;
			case "f" -> Kind.FOREIGN_KEY;
			case "p", "u" -> Kind.UNIQUE;
			case "x" -> Kind.EXCLUDE;
			default -> null;
		};
	}

	private void addUniqueIndexes(long oid, String name, Detail before, Detail after) throws SQLException {
		for (Index index : after.indexes().values()) {
			boolean named = after.constraints()
				.values()
				.stream()
				.anyMatch((one) -> one.index() == index.oid() && kind(one) != Kind.FOREIGN_KEY);
			boolean there = before.indexes()
				.values()
				.stream()
				.anyMatch((one) -> one.oid() == index.oid() || one.name().equals(index.name()) && one.unique());
			if (index.unique() && !index.partition() && !named && !there) {
				this.session.run(INDEX, String.valueOf(index.oid()),
						(row) -> this.constraints.add(new AddedConstraint(Kind.UNIQUE, name, index.name(),
								former(oid, CatalogQuery.texts(row, 2)), this.definitions.ofIndex(row.getString(1)),
								true, null, List.of())));
			}
		}
	}

	/**
	 * The rows of a partition have to be in its bounds, and those of a default partition
	 * outside of all others.
	 */
	private void addBound(long oid, String name, Detail before, Detail after) throws SQLException {
		Detail.Bound bound = after.bound();
		if (bound == null) {
			return;
		}
		boolean attached = before.bound() == null;
		boolean narrowed = bound.other() && before.bound() != null && bound.siblings() > before.bound().siblings();
		if (attached || narrowed) {
			String definition = this.definitions.ofBound(oid);
			if (definition != null) {
				this.constraints.add(new AddedConstraint(Kind.CHECK, name, null, List.of(),
						"CHECK (" + definition + ")", true, null, List.of()));
			}
		}
	}

	String definition(long constraint) throws SQLException {
		return this.definitions.ofConstraint(constraint);
	}

	/**
	 * The names of the tables of which an index is built.
	 */
	Set<String> builds() {
		return this.builds;
	}

	/**
	 * The relations in which the rows of one are looked up, by the name of that one.
	 */
	Map<String, Set<String>> lookedUp() {
		return this.lookedUp;
	}

	List<ColumnChange> columns() {
		return this.columns;
	}

	List<AddedConstraint> constraints() {
		return this.constraints;
	}

	List<DroppedObject> droppedColumns() {
		return this.droppedColumns;
	}

}
