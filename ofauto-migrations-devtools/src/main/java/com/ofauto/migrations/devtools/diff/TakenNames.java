package com.ofauto.migrations.devtools.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The names that nothing else can be given as long as nothing is dropped. Tables, views,
 * sequences and indexes share theirs; so do types, of which each table and view has one;
 * constraints have theirs in each table, and those with an index a relation's too.
 */
final class TakenNames {

	private static final String RELATION = "relation ";

	private static final String TYPE = "type ";

	private final DatabaseSchema schema;

	private final Set<String> taken = new HashSet<>();

	TakenNames(DatabaseSchema schema) {
		this.schema = schema;
		for (SchemaObject object : schema.objects().values()) {
			this.taken.addAll(names(object.id()));
			if (object instanceof Constraint constraint && constraint.kind().hasIndex()) {
				this.taken.add(index(object.id()));
			}
			if (object instanceof Table table) {
				table.columns().values().forEach((column) -> identity(table.id().schema(), column, this.taken));
				table.columns().keySet().forEach((name) -> this.taken.addAll(names(table.columnId(name))));
			}
			if (object instanceof RangeType range) {
				this.taken.addAll(names(range.multirange()));
			}
		}
	}

	/**
	 * Whether a rename can be made before anything is dropped.
	 */
	boolean allow(Rename rename) {
		return isFree(rename) && isFree(parts(rename).get(0));
	}

	/**
	 * The one or two statements of a rename.
	 */
	List<Rename> parts(Rename rename) {
		ObjectId from = rename.from();
		ObjectId to = rename.to();
		if (isPart(from) || from.schema().equals(to.schema()) || from.name().equals(to.name())) {
			return List.of(rename);
		}
		Rename named = new Rename(from, new ObjectId(from.kind(), from.schema(), to.name(), from.part()));
		Rename moved = new Rename(from, new ObjectId(from.kind(), to.schema(), from.name(), from.part()));
		Rename first = isFree(named) ? named : moved;
		return List.of(first, new Rename(first.to(), to));
	}

	private boolean isFree(Rename rename) {
		Set<String> needed = names(rename.to());
		needed.removeAll(names(rename.from()));
		SchemaObject object = this.schema.objects().get(rename.from());
		if (object instanceof Constraint constraint && constraint.kind().hasIndex()) {
			needed.add(index(rename.to()));
		}
		if (object instanceof Table table && !rename.from().schema().equals(rename.to().schema())) {
			needed.addAll(followers(table, rename.to().schema()));
		}
		needed.retainAll(this.taken);
		return needed.isEmpty();
	}

	/**
	 * What goes with a table to another schema.
	 */
	private Set<String> followers(Table table, String schema) {
		Set<String> names = new TreeSet<>();
		for (SchemaObject object : this.schema.objects().values()) {
			boolean own = object instanceof Index index && index.table().equals(table.id())
					|| object instanceof Sequence sequence && sequence.owner() != null
							&& sequence.owner().isPartOf(table.id());
			if (own) {
				names.add(RELATION + schema + "." + object.id().name());
			}
			if (object instanceof Constraint constraint && constraint.kind().hasIndex()
					&& constraint.id().isPartOf(table.id())) {
				names.add(RELATION + schema + "." + constraint.id().part());
			}
		}
		table.columns().values().forEach((column) -> identity(schema, column, names));
		return names;
	}

	private static void identity(String schema, Column column, Set<String> names) {
		if (column.identity() != null) {
			names.add(RELATION + schema + "." + column.identity().sequence().name());
		}
	}

	private static boolean isPart(ObjectId id) {
		return !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
	}

	private static String index(ObjectId constraint) {
		return RELATION + constraint.schema() + "." + constraint.part();
	}

	private static Set<String> names(ObjectId id) {
		Set<String> names = new TreeSet<>();
		String name = id.schema() + "." + id.name();
		if (isPart(id)) {
			names.add(id.kind() + " " + name + "." + id.part());
			return names;
		}
		switch (id.kind()) {
			case TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE -> {
				names.add(RELATION + name);
				names.add(TYPE + name);
			}
			case SEQUENCE, INDEX -> names.add(RELATION + name);
			case ENUM, DOMAIN, RANGE_TYPE -> names.add(TYPE + name);
			default -> names.add(id.kind() + " " + name + "(" + id.part() + ")");
		}
		return names;
	}

}
