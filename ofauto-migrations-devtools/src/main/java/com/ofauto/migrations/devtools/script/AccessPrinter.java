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
 * Writes changes of policies, and grants.
 */
final class AccessPrinter implements AccessStep.Visitor<List<String>> {

	/** All privileges on a table. */
	private static final Set<String> ALL = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES",
			"TRIGGER", "MAINTAIN");

	/** The first version that has MAINTAIN. */
	private static final int MAINTAINS = 17;

	private final PolicyPrinter policies = new PolicyPrinter();

	private final IntSupplier oldest;

	AccessPrinter(IntSupplier oldest) {
		this.oldest = oldest;
	}

	@Override
	public List<String> alterPolicy(AlterPolicy step) {
		return List.of(this.policies.alter(step.to()));
	}

	@Override
	public List<String> grantPrivileges(GrantPrivileges step) {
		return List.of("GRANT " + what(step.object(), step.owner(), step.privileges()) + " TO "
				+ Names.role(step.grantee()) + (step.grantable() ? " WITH GRANT OPTION" : ""));
	}

	@Override
	public List<String> revokePrivileges(RevokePrivileges step) {
		return List.of("REVOKE " + (step.grantOptionOnly() ? "GRANT OPTION FOR " : "")
				+ what(step.object(), step.owner(), step.privileges()) + " FROM " + Names.role(step.grantee()));
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
