package com.ofauto.migrations.devtools.impact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.ofauto.migrations.impact.RelationKind;

/**
 * The tables that a statement that runs by itself may touch.
 *
 * @param tables those that it names, or else all
 * @param named whether it names any relation
 */
record MeantTables(List<KnownRelation> tables, boolean named) {

	/**
	 * Finds the tables whose name, or that of an index of theirs, is in the statement.
	 * More than are meant do no harm.
	 */
	static MeantTables of(String statement, Iterable<KnownRelation> known) {
		String text = statement.toLowerCase(Locale.ROOT);
		Map<Long, KnownRelation> tables = new LinkedHashMap<>();
		known.forEach((relation) -> {
			if (isTable(relation)) {
				tables.put(relation.oid(), relation);
			}
		});
		Map<Long, KnownRelation> meant = new LinkedHashMap<>();
		boolean named = false;
		for (KnownRelation relation : known) {
			if (text.contains(lastPart(relation).toLowerCase(Locale.ROOT))) {
				named = true;
				long oid = (relation.table() != null) ? relation.table() : relation.oid();
				KnownRelation table = tables.get(oid);
				if (table != null) {
					meant.put(oid, table);
				}
			}
		}
		return new MeantTables(named ? List.copyOf(meant.values()) : new ArrayList<>(tables.values()), named);
	}

	private static boolean isTable(KnownRelation relation) {
		return relation.kind() == RelationKind.TABLE || relation.kind() == RelationKind.PARTITIONED_TABLE;
	}

	/**
	 * The name without the schema's.
	 */
	private static String lastPart(KnownRelation relation) {
		String name = relation.name();
		return name.endsWith("\"") ? name : name.substring(name.lastIndexOf('.') + 1);
	}

}
