package com.ofauto.migrations.devtools.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What all who rename things do to marks.
 */
public final class ObjectAttributes {

	private ObjectAttributes() {
	}

	/**
	 * Returns marks of objects that are called otherwise now.
	 * @param marks the marks
	 * @param name what is called what now
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
	 * Returns what an index of a table may be: one of its own, or one that is a
	 * constraint's.
	 * @param table the table
	 * @param name the name of the index
	 */
	public static Set<ObjectId> indexes(ObjectId table, String name) {
		return Set.of(ObjectId.of(ObjectKind.INDEX, table.schema(), name), table.part(ObjectKind.CONSTRAINT, name));
	}

}
