package com.ofauto.migrations.devtools.diff.online;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Makes names that nothing has before a change or after it, for what is there in the
 * meantime only.
 */
final class FreeNames {

	private final Set<ObjectId> taken = new HashSet<>();

	FreeNames(DatabaseSchema from, DatabaseSchema to) {
		Stream.of(from, to).forEach((schema) -> this.taken.addAll(schema.objects().keySet()));
	}

	/**
	 * Return a name for an index, which is one among all relations and constraints of a
	 * schema.
	 */
	String relation(String schema, String name, String suffix) {
		String fresh = FreshName.of(name, suffix, (tried) -> this.taken.stream()
			.anyMatch((id) -> id.schema().equals(schema) && LateDrops.nameOf(id).equals(tried)));
		this.taken.add(ObjectId.of(ObjectKind.INDEX, schema, fresh));
		return fresh;
	}

	/**
	 * Return a name for a constraint of a table.
	 */
	String constraint(ObjectId table, String name, String suffix) {
		String fresh = FreshName.of(name, suffix,
				(tried) -> this.taken.contains(table.part(ObjectKind.CONSTRAINT, tried)));
		this.taken.add(table.part(ObjectKind.CONSTRAINT, fresh));
		return fresh;
	}

}
