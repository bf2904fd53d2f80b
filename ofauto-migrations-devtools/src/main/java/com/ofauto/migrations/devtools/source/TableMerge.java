package com.ofauto.migrations.devtools.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Merges a table that history and source both have: its columns and their sequences. The
 * kind of the table and its storage come from the history.
 */
final class TableMerge {

	private final MergedSchema merged;

	private final PrismaScope scope;

	private final List<Sequence> sequences;

	private final Map<ObjectId, Sequence> numberings;

	private final Set<ObjectId> sameDefaults;

	private final DomainTypes domains;

	/**
	 * Create a merge.
	 * @param sequences the history's sequences that columns own
	 * @param numberings the source's sequences, by the columns that own them
	 * @param sameDefaults the columns with the same default in both
	 * @param domains the domains of the history
	 */
	TableMerge(MergedSchema merged, PrismaScope scope, List<Sequence> sequences, Map<ObjectId, Sequence> numberings,
			Set<ObjectId> sameDefaults, DomainTypes domains) {
		this.merged = merged;
		this.scope = scope;
		this.sequences = sequences;
		this.numberings = numberings;
		this.sameDefaults = sameDefaults;
		this.domains = domains;
	}

	void merge(Table history, Table source) {
		Map<String, Column> columns = new LinkedHashMap<>();
		history.columns().forEach((name, column) -> {
			Column described = source.columns().get(name);
			if (described != null) {
				columns.put(name, column(history.columnId(name), column, described));
			}
		});
		source.columns().forEach((name, column) -> {
			Sequence numbering = this.numberings.get(history.columnId(name));
			if (columns.putIfAbsent(name, column) == null && numbering != null) {
				this.merged.put(numbering);
			}
		});
		this.merged.keep(withColumns(history, columns));
	}

	private Column column(ObjectId id, Column history, Column source) {
		Sequence numbering = this.numberings.get(id);
		ColumnMerge merge = new ColumnMerge(history, source, numbering, this.scope.anyDefaults().contains(id),
				this.sameDefaults.contains(id), this.domains.resolve(history.type()));
		if (merge.keepsType()) {
			this.merged.keepPart(id);
		}
		if (merge.keepsValue()) {
			this.merged.keepPart(id.part(ObjectKind.DEFAULT, id.part()));
		}
		List<Sequence> owned = this.sequences.stream().filter((sequence) -> id.equals(sequence.owner())).toList();
		if (numbering != null && !merge.keepsValue()) {
			this.merged.put(numbering);
			return merge.merge();
		}
		for (Sequence sequence : owned) {
			if (numbering != null) {
				this.merged.alias(numbering.id(), sequence.id());
				this.merged.keep(new Sequence(sequence.id(), sequence.unlogged(),
						merge.counting(sequence.options(), numbering), sequence.owner()));
			}
			else if (merge.keepsValue() || !merge.isNumbered()) {
				this.merged.keep(sequence);
			}
		}
		return merge.merge();
	}

	static Table withColumns(Table table, Map<String, Column> columns) {
		return new Table(table.id(), columns, table.unlogged(), table.partitionKey(), table.partition(),
				table.parents(), table.ofType(), table.foreign(), table.rowSecurity(), table.replicaIdentity(),
				table.accessMethod(), table.options());
	}

}
