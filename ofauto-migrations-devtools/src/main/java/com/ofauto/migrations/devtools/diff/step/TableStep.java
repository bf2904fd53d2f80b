package com.ofauto.migrations.devtools.diff.step;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignTable;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Partition;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes a table or, where it is about options, a view.
 */
public sealed interface TableStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.tables().apply(this);
	}

	/**
	 * Call the method of a visitor that is for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Creates a table with some of its constraints; {@code serials} are the columns that
	 * come with a sequence of their own.
	 */
	record CreateTable(Table table, List<Constraint> constraints, Set<String> serials) implements TableStep {

		public CreateTable {
			constraints = List.copyOf(constraints);
			serials = Set.copyOf(serials);
		}

		@Override
		public ObjectId object() {
			return this.table.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.createTable(this);
		}

	}

	/**
	 * Drops a table with its parts.
	 */
	record DropTable(Table table, List<Hazard> hazards) implements TableStep {

		public DropTable {
			hazards = List.copyOf(hazards);
		}

		@Override
		public ObjectId object() {
			return this.table.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropTable(this);
		}

	}

	/**
	 * Fails if a table has rows, which would be lost when it is made anew.
	 */
	record RequireEmpty(ObjectId object, List<Hazard> hazards) implements TableStep {

		public RequireEmpty {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.requireEmpty(this);
		}

	}

	/**
	 * Makes a table a partition of another.
	 */
	record AttachPartition(ObjectId object, Partition partition, List<Hazard> hazards) implements TableStep {

		public AttachPartition {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.attachPartition(this);
		}

	}

	/**
	 * Makes a partition a table of its own.
	 */
	record DetachPartition(ObjectId object, ObjectId parent) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.detachPartition(this);
		}

	}

	/**
	 * Makes a table inherit from another, or no longer.
	 */
	record SetInheritance(ObjectId object, ObjectId parent, boolean inherits) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setInheritance(this);
		}

	}

	/**
	 * Makes columns that a table only inherits its own ones too. They become that when no
	 * parent has them for a moment, in which {@code standIn} is the parent that has all
	 * others.
	 */
	record DeclareColumns(ObjectId object, List<ObjectId> parents, List<String> columns,
			ObjectId standIn) implements TableStep {

		public DeclareColumns {
			parents = List.copyOf(parents);
			columns = List.copyOf(columns);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.declareColumns(this);
		}

	}

	/**
	 * Binds a table to a composite type; null sets it free.
	 */
	record SetTableType(ObjectId object, @Nullable String type) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setTableType(this);
		}

	}

	/**
	 * Makes a table crash-safe, or not.
	 */
	record SetLogged(ObjectId object, boolean logged, List<Hazard> hazards) implements TableStep {

		public SetLogged {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setLogged(this);
		}

	}

	/**
	 * Stores rows in another way; null is the heap.
	 */
	record SetAccessMethod(ObjectId object, @Nullable String method, List<Hazard> hazards) implements TableStep {

		public SetAccessMethod {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setAccessMethod(this);
		}

	}

	/**
	 * Sets parameters, each as {@code name=value}, and resets others by name.
	 */
	record SetOptions(ObjectId object, List<String> set, List<String> reset) implements TableStep {

		public SetOptions {
			set = List.copyOf(set);
			reset = List.copyOf(reset);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setOptions(this);
		}

	}

	/**
	 * Changes the options that a foreign data wrapper is given.
	 */
	record SetForeignOptions(ObjectId object, ForeignTable from, ForeignTable to) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setForeignOptions(this);
		}

	}

	/**
	 * Tells whether policies are asked, and of whom.
	 */
	record SetRowSecurity(ObjectId object, RowSecurity from, RowSecurity to) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setRowSecurity(this);
		}

	}

	/**
	 * Tells what replication knows a row by.
	 */
	record SetReplicaIdentity(ObjectId object, String identity) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setReplicaIdentity(this);
		}

	}

	/**
	 * Has an answer for each step of the family: a step that is added here does not
	 * compile until every visitor has one.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R createTable(CreateTable step);

		R dropTable(DropTable step);

		R requireEmpty(RequireEmpty step);

		R attachPartition(AttachPartition step);

		R detachPartition(DetachPartition step);

		R setInheritance(SetInheritance step);

		R declareColumns(DeclareColumns step);

		R setTableType(SetTableType step);

		R setLogged(SetLogged step);

		R setAccessMethod(SetAccessMethod step);

		R setOptions(SetOptions step);

		R setForeignOptions(SetForeignOptions step);

		R setRowSecurity(SetRowSecurity step);

		R setReplicaIdentity(SetReplicaIdentity step);

	}

}
