package com.ofauto.migrations.devtools.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes attributes after renames.
 */
public final class ObjectAttributes {

	private ObjectAttributes() {
	}

	/**
	 * Return the attributes of renamed objects.
	 * @param marks the attributes
	 * @param name returns the new identity
	 */
	public static Map<ObjectAttribute, String> renamed(Map<ObjectAttribute, String> marks,
			UnaryOperator<ObjectId> name) {
		Map<ObjectAttribute, String> renamed = new HashMap<>();
		marks.forEach(
				(mark, value) -> renamed.put(new ObjectAttribute(name.apply(mark.object()), mark.kind(), mark.name()),
						(mark.kind() == ObjectAttribute.Kind.CLUSTERED) ? index(mark.object(), value, name) : value));
		return renamed;
	}

	private static String index(ObjectId table, String index, UnaryOperator<ObjectId> name) {
		for (ObjectId id : indexes(table, index)) {
			ObjectId now = name.apply(id);
			if (!now.equals(id)) {
				return (now.kind() == ObjectKind.INDEX) ? now.name() : now.part();
			}
		}
		return index;
	}

	/**
	 * Return the possible identities of a table's index: that of an index or of a
	 * constraint.
	 * @param table the table
	 * @param name the name of the index
	 */
	public static Set<ObjectId> indexes(ObjectId table, String name) {
		return Set.of(ObjectId.of(ObjectKind.INDEX, table.schema(), name), table.part(ObjectKind.CONSTRAINT, name));
	}

}
