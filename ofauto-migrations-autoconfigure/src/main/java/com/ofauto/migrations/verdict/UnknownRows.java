package com.ofauto.migrations.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of which a statement reads or writes an unknown part.
 *
 * @param name its name
 * @param parts the relations that have its rows
 */
record UnknownRows(String name, List<LiveRelation> parts) {

	/**
	 * Those of some relations that are not small. Partitions count with their table.
	 */
	static List<UnknownRows> of(Collection<LiveRelation> relations, LiveFacts facts) {
		Set<Long> children = relations.stream()
			.flatMap((relation) -> relation.children().stream())
			.collect(Collectors.toSet());
		return relations.stream()
			.filter((relation) -> !children.contains(relation.oid()))
			.distinct()
			.map((relation) -> new UnknownRows(relation.name(),
					facts.family(relation).stream().filter(LiveRelation::isStored).toList()))
			.filter((rows) -> !rows.parts.isEmpty() && new Work(Work.Type.SCAN, rows.parts).isLong(Work.SMALL))
			.toList();
	}

	/**
	 * How large the table is.
	 * @return such as {@code orders has about 1,000 rows (64 kB)}
	 */
	String text() {
		Long rows = new Loss(this.name, false, this.parts).rows();
		Long bytes = new Work(Work.Type.REWRITE, this.parts).bytes();
		return this.name + " has " + ((rows != null && bytes != null)
				? "about " + Amounts.rows(rows) + " (" + Amounts.bytes(bytes) + ")" : "an unknown size");
	}

}
