package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * A step that takes what somebody may see or do.
 */
public sealed interface AccessStep extends Step {

	/**
	 * Changes whom a policy concerns and what it permits.
	 */
	record AlterPolicy(Policy from, Policy to) implements AccessStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

	}

	/**
	 * Lets a role do something with an object or with a column of {@code owner}.
	 */
	record GrantPrivileges(ObjectId object, SchemaObject owner, String grantee, List<String> privileges,
			boolean grantable) implements AccessStep {

		public GrantPrivileges {
			privileges = List.copyOf(privileges);
		}

	}

	/**
	 * Takes from a role what it may do, or only the right to grant it.
	 */
	record RevokePrivileges(ObjectId object, SchemaObject owner, String grantee, List<String> privileges,
			boolean grantOptionOnly) implements AccessStep {

		public RevokePrivileges {
			privileges = List.copyOf(privileges);
		}

	}

}
