package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do instead of {@code VACUUM FULL} and {@code CLUSTER}, which write a whole
 * table again and keep everybody out meanwhile.
 */
final class WholeTable {

	private static final String TOOL = " PostgreSQL has no form of it that keeps nobody out."
			+ " pg_repack is a tool that has one; it is no part of this library, and needs its extension in the database.";

	private static final Pattern ANALYZE = Pattern.compile("\\bANALY[SZ]E\\b", Pattern.CASE_INSENSITIVE);

	private WholeTable() {
	}

	/**
	 * A plain {@code VACUUM}.
	 */
	static Optional<SaferForm> of(StatementFacts statement) {
		List<String> tables = statement.impact().rewrites();
		if (!isVacuum(statement) || tables.isEmpty()) {
			return Optional.empty();
		}
		return Optional
			.of(SaferForm.of(SaferForms.ALONE + ", which gives the space to new rows, and not to the disk", "VACUUM "
					+ (ANALYZE.matcher(statement.sql()).find() ? "(ANALYZE) " : "") + String.join(", ", tables) + ";"));
	}

	/**
	 * What PostgreSQL can do, and what it cannot.
	 */
	static List<String> notes(StatementFacts statement) {
		if (statement.impact().rewrites().isEmpty()) {
			return List.of();
		}
		if (statement.impact().command().equals("CLUSTER")) {
			return List.of("CLUSTER orders the rows once; new rows do not keep the order." + TOOL);
		}
		return isVacuum(statement) ? List.of("VACUUM FULL gives free space back to the disk." + TOOL) : List.of();
	}

	/**
	 * One that is not full writes no table again.
	 */
	private static boolean isVacuum(StatementFacts statement) {
		return statement.impact().command().equals("VACUUM");
	}

}
