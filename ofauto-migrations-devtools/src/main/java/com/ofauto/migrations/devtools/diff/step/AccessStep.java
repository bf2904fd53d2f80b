package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * A step that changes what a role may see or do.
 */
public sealed interface AccessStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.access().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Changes the roles and the conditions of a policy.
	 */
	record AlterPolicy(Policy from, Policy to) implements AccessStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterPolicy(this);
		}

	}

	/**
	 * Grants privileges on an object, or on a column of {@code owner}.
	 */
	record GrantPrivileges(ObjectId object, SchemaObject owner, String grantee, List<String> privileges,
			boolean grantable) implements AccessStep {

		public GrantPrivileges {
			privileges = List.copyOf(privileges);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.grantPrivileges(this);
		}

	}

	/**
	 * Revokes privileges, or only their grant option.
	 */
	record RevokePrivileges(ObjectId object, SchemaObject owner, String grantee, List<String> privileges,
			boolean grantOptionOnly) implements AccessStep {

		public RevokePrivileges {
			privileges = List.copyOf(privileges);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.revokePrivileges(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R alterPolicy(AlterPolicy step);

		R grantPrivileges(GrantPrivileges step);

		R revokePrivileges(RevokePrivileges step);

	}

}
