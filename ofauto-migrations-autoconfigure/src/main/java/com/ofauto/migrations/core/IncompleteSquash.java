package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of a migration in place of others why a database that has something of these can
 * neither run nor record it.
 */
final class IncompleteSquash {

	private static final int SHOWN = 5;

	private IncompleteSquash() {
	}

	static Finding of(String name, MigrationStatus.Pending pending) {
		int had = pending.replaced().size();
		List<AlteredMigration> altered = pending.altered();
		List<String> edited = altered.stream().filter(AlteredMigration::edited).map(AlteredMigration::name).toList();
		List<String> renamed = altered.stream()
			.filter((one) -> !one.edited())
			.map((one) -> one.replaced() + " as " + one.name())
			.toList();
		return new Finding(Finding.Kind.INCOMPLETE, name,
				"Migration " + name + " replaces " + (had + altered.size() + pending.lacking().size())
						+ " migrations, and this database has " + ((had > 0) ? "only " + had : "none")
						+ " of them unchanged."
						+ sentence("It has", edited, (edited.size() == 1) ? " from another file" : " from other files")
						+ sentence("It has", renamed, "") + sentence("It does not have", pending.lacking(), ""),
				(pending.lacking().isEmpty() ? accept(altered)
						: "Deploy the release that contains these first, and then this one.")
						+ (renamed.isEmpty() ? ""
								: " If " + ((renamed.size() == 1) ? "it" : "one")
										+ " is a different migration that was deleted, use --removed with its name"
										+ " instead."));
	}

	private static String sentence(String start, List<String> names, String end) {
		return names.isEmpty() ? "" : " " + start + " " + names.stream().limit(SHOWN).collect(Collectors.joining(", "))
				+ ((names.size() > SHOWN) ? " and " + (names.size() - SHOWN) + " more" : "") + end + ".";
	}

	/**
	 * The files are gone from this release, and a person decides with them at hand.
	 */
	private static String accept(List<AlteredMigration> altered) {
		boolean one = altered.size() == 1;
		List<String> conditions = new ArrayList<>();
		if (altered.stream().anyMatch(AlteredMigration::edited)) {
			conditions.add((one ? "the edit changes" : "edits change") + " nothing in the database (comments)");
		}
		if (!altered.stream().allMatch(AlteredMigration::edited)) {
			conditions.add(one ? "it was renamed" : "the old names are theirs");
		}
		return "If " + String.join(" and ", conditions) + ", take the release that still contains "
				+ (one ? "it" : "them") + " and " + NextStep.resolve(decisions(altered)) + "; then deploy this one.";
	}

	private static String decisions(List<AlteredMigration> altered) {
		if (altered.size() <= FirstLines.MOST) {
			return altered.stream()
				.map(IncompleteSquash::decision)
				.map(Decision::option)
				.collect(Collectors.joining(" "));
		}
		return Stream
			.of(altered.stream().anyMatch(AlteredMigration::edited) ? "--accept-edit NAME" : "",
					altered.stream().allMatch(AlteredMigration::edited) ? "" : "--renamed OLD=NEW")
			.filter((option) -> !option.isEmpty())
			.collect(Collectors.joining(" and ")) + " with the name of each";
	}

	private static Decision decision(AlteredMigration altered) {
		return altered.edited() ? new Decision.EditAccepted(altered.name())
				: new Decision.Renamed(altered.name(), altered.replaced());
	}

}
