package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How rows that are there get a value without one statement that keeps all of them
 * locked: by a backfill where the table has a key that one can follow, else by a
 * statement that is repeated.
 *
 * @param relation the table as SQL has it
 * @param parts the tables that have its rows
 * @param key the column of its key as SQL has it, or {@code null}
 */
record Filling(String relation, List<String> parts, @Nullable String key) {

	/** The types of keys that a backfill follows, in SQL. */
	static final String TYPES = "'int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype, 'text'::regtype,"
			+ " 'varchar'::regtype, 'bpchar'::regtype, 'uuid'::regtype, 'date'::regtype, 'timestamp'::regtype,"
			+ " 'timestamptz'::regtype";

	static final String BACKFILL = "then, as a backfill in a migration of its own";

	static Filling of(String relation, StatementFacts statement) {
		return new Filling(relation, List.of(relation),
				statement.facts().of(relation).map(LiveRelation::key).orElse(null));
	}

	/**
	 * The step that fills.
	 * @param assignment what is set
	 * @param condition which rows lack it, and none that has it
	 */
	SaferForm.Step step(String assignment, String condition) {
		if (this.key != null) {
			return new SaferForm.Step(BACKFILL, backfill(this.relation, this.key, assignment, condition));
		}
		List<String> updates = new ArrayList<>();
		for (String part : this.parts) {
			updates.add("UPDATE " + part + " SET " + assignment + " WHERE ctid = ANY (ARRAY(");
			updates.add("  SELECT ctid FROM " + part + " WHERE " + condition + " LIMIT 10000));");
		}
		return new SaferForm.Step(
				"then, again and again until "
						+ ((this.parts.size() == 1) ? "it updates 0 rows" : "each of them updates 0 rows"),
				String.join("\n", updates));
	}

	/**
	 * The step that fills with values that only a person knows.
	 * @return the step, or empty if no backfill can follow the table's key
	 */
	Optional<SaferForm.Step> values(String column) {
		String key = this.key;
		return (key == null) ? Optional.empty()
				: Optional.of(new SaferForm.Step(
						"for rows without a value, as a backfill in a migration of its own, with their value for VALUE",
						backfill(this.relation, key, column + " = VALUE", column + " IS NULL")));
	}

	private static String backfill(String relation, String key, String assignment, String condition) {
		return "UPDATE " + relation + " SET " + assignment + " WHERE " + condition + " /* ofauto: backfill " + key
				+ " */;";
	}

}
