package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.RelationName;

/**
 * The safer form of {@code ATTACH PARTITION}: PostgreSQL does not read a table of which a
 * valid check says that its rows are in the bounds, nor a default partition of which one
 * says that none of its rows are.
 */
final class AttachedPartition {

	private static final Pattern ATTACH = Pattern.compile("\\bATTACH\\s+PARTITION\\b", Pattern.CASE_INSENSITIVE);

	/** Only a default partition has rows by what they are not. */
	private static final String OTHERS = "CHECK ((NOT ";

	private AttachedPartition() {
	}

	static Optional<SaferForm> of(StatementFacts statement) {
		List<AddedConstraint> bounds = statement.impact()
			.constraints()
			.stream()
			.filter((rule) -> rule.kind() == AddedConstraint.Kind.CHECK && rule.name() == null)
			.toList();
		List<AddedConstraint> own = bounds.stream().filter((rule) -> !isOfDefault(rule)).toList();
		if (own.size() != 1 || !ATTACH.matcher(statement.sql()).find()) {
			return Optional.empty();
		}
		String bound = String.valueOf(own.get(0).definition());
		List<String> added = new ArrayList<>();
		List<String> validated = new ArrayList<>();
		List<String> attached = new ArrayList<>(List.of(statement.sql().strip().replaceFirst(";?\\s*$", ";")));
		for (AddedConstraint rule : bounds) {
			String table = "ALTER TABLE " + rule.relation();
			String name = name(rule.relation());
			String check = isOfDefault(rule) ? "CHECK (NOT " + bound.substring("CHECK ".length()) + ")" : bound;
			added.add(table + " ADD CONSTRAINT " + name + " " + check + " NOT VALID;");
			validated.add(table + " VALIDATE CONSTRAINT " + name + ";");
			attached.add(table + " DROP CONSTRAINT " + name + ";");
		}
		return Optional.of(SaferForm.of(SaferForms.FIRST, added.toArray(String[]::new))
			.then(SaferForms.LATER, validated.toArray(String[]::new))
			.then(SaferForms.LATER
					+ (statement.impact().builds().isEmpty() ? "" : ", when it has an index like each of its parent"),
					attached.toArray(String[]::new)));
	}

	private static boolean isOfDefault(AddedConstraint rule) {
		return String.valueOf(rule.definition()).startsWith(OTHERS);
	}

	private static String name(String relation) {
		String name = RelationName.of(relation).map(RelationName::name).orElse("part");
		return NewName.suffixed('"' + name.replace("\"", "\"\"") + '"', "_bound");
	}

}
