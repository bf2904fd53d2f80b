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
 * A step that creates, drops or changes a table or, if it sets options, a view.
 */
public sealed interface TableStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.tables().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
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
	 * Fails if a table has rows, which would be lost when it is created again.
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
	 * Attaches a table to a partitioned table.
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
	 * Detaches a partition.
	 */
	record DetachPartition(ObjectId object, ObjectId parent) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.detachPartition(this);
		}

	}

	/**
	 * Adds or removes a parent of a table.
	 */
	record SetInheritance(ObjectId object, ObjectId parent, boolean inherits) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setInheritance(this);
		}

	}

	/**
	 * Declares inherited columns as the table's own too. PostgreSQL does this when no
	 * parent has them, so {@code standIn} replaces all parents for a moment, with all
	 * other columns.
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
	 * Makes a table a typed table; null makes it an ordinary one.
	 */
	record SetTableType(ObjectId object, @Nullable String type) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setTableType(this);
		}

	}

	/**
	 * Makes a table logged or unlogged.
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
	 * Sets the access method of a table; null is {@code heap}.
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
	 * Enables, disables or forces row level security.
	 */
	record SetRowSecurity(ObjectId object, RowSecurity from, RowSecurity to) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setRowSecurity(this);
		}

	}

	/**
	 * Sets the replica identity.
	 */
	record SetReplicaIdentity(ObjectId object, String identity) implements TableStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setReplicaIdentity(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
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
