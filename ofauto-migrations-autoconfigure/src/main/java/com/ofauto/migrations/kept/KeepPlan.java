package com.ofauto.migrations.kept;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.Internal;

/**
 * The tables whose rows a reset keeps, and those whose rows it cannot keep. The small
 * tables come first, so that as many as possible are kept.
 *
 * @param kept the tables that are kept, in the order of their sizes
 * @param lost the tables that are not
 * @since 0.1.0
 */
@Internal
public record KeepPlan(List<DroppedTable> kept, List<LostTable> lost) {

	public KeepPlan {
		kept = List.copyOf(kept);
		lost = List.copyOf(lost);
	}

	/**
	 * Decides about tables.
	 * @param tables the tables that have rows, the smallest first
	 * @param limit how many bytes of tables are kept together
	 * @return the plan
	 */
	static KeepPlan of(List<DroppedTable> tables, long limit) {
		List<DroppedTable> kept = new ArrayList<>();
		List<LostTable> lost = new ArrayList<>();
		long size = 0;
		for (DroppedTable table : tables) {
			if (!table.readable()) {
				lost.add(new LostTable(table.name(), "this role may not read and lock it"));
			}
			else if (table.rowSecurity() == DroppedTable.RowSecurity.HIDES) {
				lost.add(new LostTable(table.name(), "row-level security may hide its rows from this role"));
			}
			else if (size + table.size() > limit) {
				lost.add(new LostTable(table.name(), "it takes " + Amount.bytes(table.size())
						+ ", and reset.keep-size has room for " + Amount.bytes(limit - size)));
			}
			else {
				size += table.size();
				kept.add(table);
			}
		}
		return new KeepPlan(kept, lost);
	}

	/**
	 * The tables that are not kept although an earlier plan kept them or did not know
	 * them.
	 * @param shown the plan that a person has seen
	 * @return the tables, none if the person knows all
	 */
	List<LostTable> beyond(KeepPlan shown) {
		Set<String> known = new HashSet<>();
		shown.lost().forEach((table) -> known.add(table.name()));
		return this.lost.stream().filter((table) -> !known.contains(table.name())).toList();
	}

	/**
	 * A table whose rows go for good.
	 *
	 * @param name its name as SQL has it
	 * @param reason why it is not kept, as a clause
	 */
	public record LostTable(String name, String reason) {

	}

}
