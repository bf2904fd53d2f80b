package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The names that an object occupies in its schema. Tables, indexes, sequences and types
 * share one set of names.
 */
final class SchemaNames {

	private SchemaNames() {
	}

	static List<String> of(SchemaObject object) {
		List<String> names = new ArrayList<>();
		ObjectId id = object.id();
		switch (id.kind()) {
			case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, SEQUENCE, TABLE, INDEX, VIEW, MATERIALIZED_VIEW ->
				names.add(id.schema() + "." + id.name());
			case ROUTINE -> names.add(id.schema() + "." + id.name() + "(" + id.part() + ")");
			case CONSTRAINT -> {
				names.add(id.schema() + "." + id.name() + ":" + id.part());
				if (((Constraint) object).kind().hasIndex()) {
					names.add(id.schema() + "." + id.part());
				}
			}
			default -> {
			}
		}
		if (object instanceof RangeType range) {
			String subtype = range.options().get("subtype");
			names.add(range.multirange().schema() + "." + range.multirange().name());
			names.add(range.constructor().schema() + "." + range.constructor().name() + "(" + subtype + ", " + subtype
					+ ")");
			names.add(range.multirangeConstructor().schema() + "." + range.multirangeConstructor().name() + "()");
		}
		if (object instanceof Table table) {
			table.columns().values().forEach((column) -> names.addAll(of(column)));
		}
		return names;
	}

	static List<String> of(Column column) {
		return (column.identity() != null)
				? List.of(column.identity().sequence().schema() + "." + column.identity().sequence().name())
				: List.of();
	}

}
