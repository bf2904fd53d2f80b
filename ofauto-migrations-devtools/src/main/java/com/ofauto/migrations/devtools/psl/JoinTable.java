package com.ofauto.migrations.devtools.psl;

import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Column;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.ForeignKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Index;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.IndexColumn;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.PrimaryKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Table;

/**
 * The table between two models of a relation of many to many.
 *
 * @param relation the relation
 * @param first the model whose name comes first
 * @param second the other model
 * @param foreignKeys whether it has foreign keys
 */
record JoinTable(Relation.ManyToMany relation, Model first, Model second, boolean foreignKeys) {

	Table table() {
		String name = this.relation.table();
		List<Column> columns = List.of(new Column("A", key(this.first).type().column(), true, null),
				new Column("B", key(this.second).type().column(), true, null));
		PrimaryKey primaryKey = new PrimaryKey(ConstraintNames.cut(name, "_AB_pkey"), List.of("A", "B"));
		Index index = new Index(ConstraintNames.cut(name, "_B_index"), false, IndexMethod.BTREE.sql(),
				List.of(new IndexColumn("B", null, false)), null);
		List<ForeignKey> keys = this.foreignKeys
				? List.of(foreignKey(name, "A", this.first), foreignKey(name, "B", this.second)) : List.of();
		return new Table(this.first.schema(), name, columns, primaryKey, List.of(index), keys);
	}

	private static ForeignKey foreignKey(String table, String column, Model model) {
		return new ForeignKey(ConstraintNames.cut(table, "_" + column + "_fkey"), List.of(column), model.schema(),
				model.table(), List.of(key(model).column()), "CASCADE", "CASCADE");
	}

	private static ScalarField key(Model model) {
		return Objects.requireNonNull(model.key()).fields().get(0).field();
	}

}
