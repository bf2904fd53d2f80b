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

	}

	/**
	 * Fails if a table has rows, which would be lost when it is made anew.
	 */
	record RequireEmpty(ObjectId object, List<Hazard> hazards) implements TableStep {

		public RequireEmpty {
			hazards = List.copyOf(hazards);
		}

	}

	/**
	 * Makes a table a partition of another.
	 */
	record AttachPartition(ObjectId object, Partition partition, List<Hazard> hazards) implements TableStep {

		public AttachPartition {
			hazards = List.copyOf(hazards);
		}

	}

	/**
	 * Makes a partition a table of its own.
	 */
	record DetachPartition(ObjectId object, ObjectId parent) implements TableStep {

	}

	/**
	 * Makes a table inherit from another, or no longer.
	 */
	record SetInheritance(ObjectId object, ObjectId parent, boolean inherits) implements TableStep {

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

	}

	/**
	 * Binds a table to a composite type; null sets it free.
	 */
	record SetTableType(ObjectId object, @Nullable String type) implements TableStep {

	}

	/**
	 * Makes a table crash-safe, or not.
	 */
	record SetLogged(ObjectId object, boolean logged, List<Hazard> hazards) implements TableStep {

		public SetLogged {
			hazards = List.copyOf(hazards);
		}

	}

	/**
	 * Stores rows in another way; null is the heap.
	 */
	record SetAccessMethod(ObjectId object, @Nullable String method, List<Hazard> hazards) implements TableStep {

		public SetAccessMethod {
			hazards = List.copyOf(hazards);
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

	}

	/**
	 * Changes the options that a foreign data wrapper is given.
	 */
	record SetForeignOptions(ObjectId object, ForeignTable from, ForeignTable to) implements TableStep {

	}

	/**
	 * Tells whether policies are asked, and of whom.
	 */
	record SetRowSecurity(ObjectId object, RowSecurity from, RowSecurity to) implements TableStep {

	}

	/**
	 * Tells what replication knows a row by.
	 */
	record SetReplicaIdentity(ObjectId object, String identity) implements TableStep {

	}

}
