package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Merges partitions and children of tables, which Prisma does not see: they stay as long
 * as their parents, and have the same columns.
 */
final class ChildTables {

	private final DatabaseSchema history;

	private final MergedSchema merged;

	private final PrismaScope scope;

	ChildTables(DatabaseSchema history, MergedSchema merged, PrismaScope scope) {
		this.history = history;
		this.merged = merged;
		this.scope = scope;
	}

	void keep() {
		List<Table> waiting = new ArrayList<>(this.history.all(Table.class)
			.stream()
			.filter((table) -> !this.scope.tables().contains(table.id()) && !parents(table).isEmpty())
			.filter((table) -> this.scope.covers(table.id()))
			.toList());
		while (true) {
			List<Table> ready = waiting.stream()
				.filter((table) -> parents(table).stream().allMatch(this.merged::has))
				.toList();
			if (ready.isEmpty()) {
				return;
			}
			ready.forEach(this::keep);
			waiting.removeAll(ready);
		}
	}

	private static List<ObjectId> parents(Table table) {
		return (table.partition() != null) ? List.of(table.partition().parent()) : table.parents();
	}

	private void keep(Table table) {
		Map<String, Column> columns = new LinkedHashMap<>();
		table.columns().forEach((name, column) -> {
			if (!column.inherited()) {
				columns.put(name, column);
			}
		});
		this.merged.keepWhole(table);
		parents(table).forEach((parent) -> inherit(table, parent, columns));
		this.merged.keep(TableMerge.withColumns(table, columns));
		keepParts(table);
	}

	private void inherit(Table table, ObjectId parent, Map<String, Column> columns) {
		Table before = this.history.get(parent, Table.class);
		if (this.merged.find(parent) instanceof Table now) {
			now.columns().forEach((name, column) -> {
				Column own = table.columns().get(name);
				if (own != null && column.equals(before.columns().get(name))) {
					columns.put(name, own);
				}
				else {
					columns.put(name, inherited(column));
					this.merged.inherit(table.id(), parent, name);
				}
			});
		}
	}

	private static Column inherited(Column column) {
		return new Column(column.name(), column.type(), column.collation(), column.notNull(), column.value(), null,
				true, column.settings());
	}

	private void keepParts(Table table) {
		Stream
			.of(this.history.all(Constraint.class)
				.stream()
				.filter((constraint) -> constraint.id().isPartOf(table.id())),
					this.history.all(Index.class).stream().filter((index) -> index.table().equals(table.id())),
					this.history.all(Sequence.class)
						.stream()
						.filter((sequence) -> sequence.owner() != null && sequence.owner().isPartOf(table.id())))
			.flatMap((parts) -> parts)
			.forEach(this::keepPart);
	}

	/**
	 * A part of an index stays as long as the index. Parts that PostgreSQL creates by
	 * itself need no statement.
	 */
	private void keepPart(SchemaObject object) {
		IndexPlace place = IndexPlace.of(object);
		if (place == null) {
			this.merged.keep(object);
			return;
		}
		SchemaObject before = this.history.objects().get(place.parent());
		ObjectId name = this.merged.historyName(place.parent());
		SchemaObject now = this.merged.find(name);
		IndexPlace moved = new IndexPlace(name, place.usualName(), place.usual());
		if (object instanceof Index index && before instanceof Index whole && now instanceof Index after
				&& whole.using().equals(after.using()) && whole.unique() == after.unique()) {
			this.merged.keep(new Index(index.id(), index.table(), index.definition(), index.using(), index.unique(),
					index.valid(), moved));
		}
		else if (object instanceof Constraint constraint && now != null && before != null && (now.equals(before)
				|| before instanceof Constraint whole && KeyMerge.named(whole, name).equals(now))) {
			this.merged.keep(new Constraint(constraint.id(), constraint.kind(), constraint.definition(),
					constraint.columns(), null, constraint.validated(), moved));
		}
	}

}
