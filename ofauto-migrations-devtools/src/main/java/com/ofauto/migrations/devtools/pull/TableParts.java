package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A table with its parts.
 */
final class TableParts {

	private final Table table;

	private @Nullable Constraint primaryKey;

	private final List<Constraint> foreignKeys = new ArrayList<>();

	private final List<IndexText> indexes = new ArrayList<>();

	private final List<String> beyond = new ArrayList<>();

	private TableParts(Table table) {
		this.table = table;
		if (table.rowSecurity() != RowSecurity.DISABLED) {
			beyond("row security");
		}
		if (table.partitionKey() != null) {
			beyond("partitioning by " + table.partitionKey());
		}
		if (!table.parents().isEmpty()) {
			beyond("inheritance");
		}
		if (table.unlogged()) {
			beyond("being unlogged");
		}
	}

	/**
	 * Find the parts of tables.
	 */
	static Map<ObjectId, TableParts> of(DatabaseSchema schema, List<Table> tables, boolean partialIndexes) {
		Map<ObjectId, TableParts> all = new HashMap<>();
		tables.forEach((table) -> all.put(table.id(), new TableParts(table)));
		for (SchemaObject object : schema.objects().values()) {
			ObjectId owner = (object instanceof Index index) ? index.table()
					: ObjectId.of(ObjectKind.TABLE, object.id().schema(), object.id().name());
			TableParts parts = all.get(owner);
			if (parts != null && !object.id().equals(owner)) {
				parts.add(object, partialIndexes);
			}
		}
		return all;
	}

	private void add(SchemaObject object, boolean partialIndexes) {
		if (object instanceof Constraint constraint) {
			add(constraint);
		}
		else if (object instanceof Index index) {
			IndexText text = index.valid() ? IndexText.of(index) : null;
			boolean known = text != null && (partialIndexes || text.where() == null);
			add(known ? text : null, "index \"" + index.id().name() + "\"");
		}
		else if (object instanceof Trigger || object instanceof Policy) {
			String kind = (object instanceof Trigger) ? "trigger" : "policy";
			beyond(kind + " \"" + object.id().part() + "\"");
		}
	}

	private void add(Constraint constraint) {
		String name = "\"" + constraint.id().part() + "\"";
		switch (constraint.kind()) {
			case PRIMARY_KEY -> this.primaryKey = constraint;
			case FOREIGN_KEY -> this.foreignKeys.add(constraint);
			case UNIQUE -> add(IndexText.of(constraint), "unique constraint " + name);
			case CHECK -> beyond("check " + name);
			case EXCLUSION -> beyond("exclusion constraint " + name);
			case NOT_NULL -> beyond("constraint " + name);
		}
	}

	private void add(@Nullable IndexText index, String what) {
		if (index != null) {
			this.indexes.add(index);
		}
		else {
			beyond(what);
		}
	}

	/**
	 * Note something that Prisma's language cannot express.
	 */
	void beyond(String what) {
		this.beyond.add(what);
	}

	Table table() {
		return this.table;
	}

	@Nullable Constraint primaryKey() {
		return this.primaryKey;
	}

	List<Constraint> foreignKeys() {
		return this.foreignKeys;
	}

	List<IndexText> indexes() {
		return this.indexes;
	}

	List<String> beyond() {
		return this.beyond;
	}

}
