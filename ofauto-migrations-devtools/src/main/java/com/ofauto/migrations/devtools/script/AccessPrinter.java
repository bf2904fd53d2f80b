package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

import com.ofauto.migrations.devtools.diff.step.AccessStep;
import com.ofauto.migrations.devtools.diff.step.AccessStep.AlterPolicy;
import com.ofauto.migrations.devtools.diff.step.AccessStep.GrantPrivileges;
import com.ofauto.migrations.devtools.diff.step.AccessStep.RevokePrivileges;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * Writes policies that change, and grants.
 */
final class AccessPrinter {

	/** All that there is to do with a table. */
	private static final Set<String> ALL = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES",
			"TRIGGER", "MAINTAIN");

	/** The first that knows the last of them. */
	private static final int MAINTAINS = 17;

	private final PolicyPrinter policies = new PolicyPrinter();

	private final IntSupplier oldest;

	AccessPrinter(IntSupplier oldest) {
		this.oldest = oldest;
	}

	List<String> print(AccessStep step) {
		if (step instanceof AlterPolicy alter) {
			return List.of(this.policies.alter(alter.to()));
		}
		if (step instanceof GrantPrivileges grant) {
			return List.of("GRANT " + what(grant.object(), grant.owner(), grant.privileges()) + " TO "
					+ Names.role(grant.grantee()) + (grant.grantable() ? " WITH GRANT OPTION" : ""));
		}
		RevokePrivileges revoke = (RevokePrivileges) step;
		return List.of("REVOKE " + (revoke.grantOptionOnly() ? "GRANT OPTION FOR " : "")
				+ what(revoke.object(), revoke.owner(), revoke.privileges()) + " FROM " + Names.role(revoke.grantee()));
	}

	private String what(ObjectId object, SchemaObject owner, List<String> privileges) {
		if (object.kind() == ObjectKind.COLUMN) {
			String column = " (" + Names.own(object) + ")";
			return String.join(", ", privileges.stream().map((privilege) -> privilege + column).toList()) + " ON TABLE "
					+ Names.qualified(object);
		}
		boolean all = ALL.equals(Set.copyOf(privileges)) && this.oldest.getAsInt() < MAINTAINS;
		return (all ? "ALL" : String.join(", ", privileges)) + " ON " + target(owner);
	}

	private static String target(SchemaObject owner) {
		return switch (owner.id().kind()) {
			case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + Names.qualified(owner.id());
			case ROUTINE ->
				ObjectNames.keywordAndName(owner).replaceFirst("^AGGREGATE ", "FUNCTION ").replace("(*)", "()");
			default -> ObjectNames.keywordAndName(owner);
		};
	}

}
