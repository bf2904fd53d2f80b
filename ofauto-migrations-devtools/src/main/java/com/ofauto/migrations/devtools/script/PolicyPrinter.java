package com.ofauto.migrations.devtools.script;

import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.Policy;

/**
 * Writes policies.
 */
final class PolicyPrinter {

	String create(Policy policy) {
		return "CREATE POLICY " + Names.own(policy.id()) + " ON " + Names.qualified(policy.id())
				+ (policy.permissive() ? "" : " AS RESTRICTIVE")
				+ (policy.command().equals("ALL") ? "" : " FOR " + policy.command()) + terms(policy);
	}

	String alter(Policy to) {
		return "ALTER POLICY " + Names.own(to.id()) + " ON " + Names.qualified(to.id()) + terms(to);
	}

	private static String terms(Policy policy) {
		return " TO " + policy.roles().stream().map(Names::role).collect(Collectors.joining(", "))
				+ ((policy.using() != null) ? " USING " + Expressions.enclosed(StablePrint.text(policy.using())) : "")
				+ ((policy.check() != null) ? " WITH CHECK " + Expressions.enclosed(StablePrint.text(policy.check()))
						: "");
	}

}
