package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.Rename;
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
 * The names that are in use before anything is dropped. Tables, views, sequences and
 * indexes share one set of names. Types share another, with one type for each table and
 * view. Constraint names are unique in their table; a constraint with an index also uses
 * a relation's name.
 */
final class TakenNames {

	private static final String RELATION = "relation ";

	private static final String TYPE = "type ";

	private static final String ASIDE = "__old";

	private final DatabaseSchema schema;

	private final Map<String, ObjectId> holders = new HashMap<>();

	TakenNames(DatabaseSchema schema) {
		this.schema = schema;
		for (SchemaObject object : schema.objects().values()) {
			hold(names(object.id()), object.id());
			if (object instanceof Constraint constraint && constraint.kind().hasIndex()) {
				hold(Set.of(index(object.id())), object.id());
			}
			if (object instanceof Table table) {
				for (Column column : table.columns().values()) {
					ObjectId id = table.columnId(column.name());
					Set<String> names = names(id);
					identity(table.id().schema(), column, names);
					hold(names, id);
				}
			}
			if (object instanceof RangeType range) {
				hold(names(range.multirange()), range.multirange());
			}
		}
	}

	private void hold(Set<String> names, ObjectId holder) {
		names.forEach((name) -> this.holders.put(name, holder));
	}

	/**
	 * Whether a rename can be made before anything is dropped.
	 */
	boolean allow(Rename rename) {
		return holders(rename).isEmpty();
	}

	/**
	 * The holders of the new name of a rename.
	 */
	Set<ObjectId> holders(Rename rename) {
		Set<ObjectId> holders = new TreeSet<>();
		Stream.of(rename, parts(rename).get(0))
			.flatMap((part) -> inTheWay(part).stream())
			.forEach((name) -> holders.add(this.holders.get(name)));
		return holders;
	}

	/**
	 * Give a temporary name to an object that is dropped later.
	 */
	Rename aside(ObjectId id) {
		String name = Drops.named(id, ASIDE);
		Rename aside = new Rename(id, new ObjectId(id.kind(), id.schema(), name, id.part()));
		for (int number = 2; !isFree(aside); number++) {
			name = Drops.named(id, ASIDE + number);
			aside = new Rename(id, new ObjectId(id.kind(), id.schema(), name, id.part()));
		}
		return aside;
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
		return inTheWay(rename).isEmpty();
	}

	private Set<String> inTheWay(Rename rename) {
		Set<String> needed = names(rename.to());
		needed.removeAll(names(rename.from()));
		SchemaObject object = this.schema.objects().get(rename.from());
		if (object instanceof Constraint constraint && constraint.kind().hasIndex()) {
			needed.add(index(rename.to()));
		}
		if (object instanceof Table table && !rename.from().schema().equals(rename.to().schema())) {
			needed.addAll(followers(table, rename.to().schema()));
		}
		needed.retainAll(this.holders.keySet());
		return needed;
	}

	/**
	 * The names of the objects that move to another schema with a table.
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
