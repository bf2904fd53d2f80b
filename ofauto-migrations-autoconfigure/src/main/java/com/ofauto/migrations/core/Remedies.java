package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The remedies where disk and history differ. A developer can create a migration again;
 * an operator of a release cannot.
 *
 * @param development whether the plan is a developer's
 */
record Remedies(boolean development) {

	String edited(List<String> names) {
		boolean one = names.size() == 1;
		String remedy = "Restore the " + (one ? "file as it was" : "files as they were")
				+ " applied, and write a new migration for the change. If the "
				+ (one ? "edit changes nothing in the database (a comment), "
						: "edits change nothing in the database (comments), ")
				+ resolve("--accept-edit", names) + ".";
		return this.development ? remedy + " To apply " + (one ? "it" : "them") + " again, if no other database has "
				+ (one ? "it" : "them") + ", undo what " + (one ? "it" : "each") + " did (rollback.sql beside it, if it"
				+ " has one), give " + (one ? "its directory" : "each directory") + " another name, "
				+ resolve("--removed", names) + ", and deploy." : remedy;
	}

	String missing(List<String> names) {
		if (this.development) {
			return gone(names, null);
		}
		boolean one = names.size() == 1;
		return "Restore " + (one ? "its directory" : "their directories")
				+ " from version control, so that an empty database can be built again. " + onPurpose(names);
	}

	/**
	 * What newer releases have applied.
	 * @param back how far a rollback goes that undoes all of them, or {@code null} if
	 * none can
	 */
	String ahead(List<String> names, @Nullable String back) {
		if (this.development) {
			return gone(names, back);
		}
		return "Nothing needs to be done if an older release runs on purpose. "
				+ ((back != null) ? "To take the database back to this release, " + NextStep.rollback(back) + ". " : "")
				+ onPurpose(names);
	}

	private static String onPurpose(List<String> names) {
		boolean one = names.size() == 1;
		return "If " + (one ? "it was" : "they were") + " deleted or renamed on purpose, " + resolve("--removed", names)
				+ ", or " + renamed(names) + ".";
	}

	private static String renamed(List<String> names) {
		return (names.size() == 1) ? ShellWord.option("--renamed", names.get(0) + "=NEW") + " with its new name"
				: "--renamed OLD=NEW with the new name of each";
	}

	/**
	 * What rollbacks have undone.
	 * @param all what can only be applied again together
	 */
	String undone(List<String> names, List<String> all) {
		boolean one = names.size() == 1;
		return "To apply " + ((all.size() == 1) ? "it" : one ? "it again with the others" : "them")
				+ ((one && all.size() > 1) ? ", " : " again, ") + NextStep.again(all) + ". Otherwise correct the "
				+ (one ? "file, which makes it pending again, or delete its directory."
						: "files, which makes them pending again, or delete their directories.");
	}

	private static String gone(List<String> names, @Nullable String back) {
		boolean one = names.size() == 1;
		String found = "Get " + (one ? "its directory" : "their directories")
				+ " from version control, or from the branch where " + (one ? "it was" : "they were")
				+ " made. If you deleted " + (one ? "it" : "them") + ", ";
		return (back != null)
				? found + NextStep.rollback(back) + ". If " + (one ? "it has" : "they have") + " another name now, "
						+ NextStep.resolve(renamed(names)) + "."
				: found + "undo what " + (one ? "it" : "each") + " did (its rollback.sql, if it had one) and "
						+ resolve("--removed", names) + ", or " + renamed(names) + ".";
	}

	/**
	 * One call that decides on all of them, as far as a person can read it.
	 */
	private static String resolve(String option, List<String> names) {
		String decisions = (names.size() > FirstLines.MOST) ? option + " NAME with the name of each"
				: names.stream().map((name) -> ShellWord.option(option, name)).collect(Collectors.joining(" "));
		return NextStep.resolve(decisions);
	}

	/**
	 * What to do about several findings: once for all of a kind, as far as that is one
	 * thing.
	 */
	String of(List<Finding> findings) {
		Map<Finding.Kind, List<Finding>> kinds = new EnumMap<>(Finding.Kind.class);
		findings.forEach((finding) -> kinds.computeIfAbsent(finding.kind(), (kind) -> new ArrayList<>()).add(finding));
		Set<String> remedies = new LinkedHashSet<>();
		for (Finding finding : findings) {
			List<Finding> alike = kinds.getOrDefault(finding.kind(), List.of());
			List<String> names = alike.stream().map(Finding::migration).toList();
			remedies.add(switch (finding.kind()) {
				case EDITED -> edited(names);
				case MISSING -> missing(names);
				case AHEAD -> ahead(names, null);
				case UNDONE -> undone(names, names);
				case PENDING, ELSEWHERE, LATE, RENAMED, INCOMPLETE, UNDATED, RUNNING, INTERRUPTED, HALF_UNDONE, FAILED,
						STRAY, LEFTOVER ->
					finding.remedy();
			});
		}
		return FirstLines.of(List.copyOf(remedies));
	}

}
