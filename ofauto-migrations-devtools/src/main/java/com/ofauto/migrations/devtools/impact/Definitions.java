package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions of rules so that they mean the same in another database: without the
 * default schema, and without numbers of objects.
 */
final class Definitions {

	private static final String CONSTRAINT = "SELECT pg_catalog.pg_get_constraintdef(?::pg_catalog.text::pg_catalog.oid)";

	private static final String BOUND = "SELECT pg_catalog.pg_get_partition_constraintdef(?::pg_catalog.text::pg_catalog.oid)";

	private static final String NAME = "SELECT ?::pg_catalog.text::pg_catalog.regclass::pg_catalog.text";

	/** What stands before an index's table, whose schema PostgreSQL always names. */
	private static final Pattern TABLE = Pattern
		.compile("CREATE UNIQUE INDEX (?:\"(?:[^\"]|\"\")*\"|[^ \"]+) ON (?:ONLY )?");

	private static final Pattern HASH = Pattern.compile("(?<=satisfies_hash_partition\\()'(\\d+)'::oid");

	private final CatalogQuery session;

	private final KnownRelations known;

	Definitions(CatalogQuery session, KnownRelations known) {
		this.session = session;
		this.known = known;
	}

	String ofIndex(String definition) {
		Matcher table = TABLE.matcher(definition);
		return table.lookingAt() ? table.group() + this.known.shorten(definition.substring(table.end())) : definition;
	}

	String ofConstraint(long constraint) throws SQLException {
		return Objects.requireNonNullElse(text(CONSTRAINT, constraint), "");
	}

	/**
	 * The condition that the bounds of a partition are, or {@code null} if it has none.
	 */
	@Nullable String ofBound(long partition) throws SQLException {
		String definition = text(BOUND, partition);
		if (definition == null) {
			return null;
		}
		StringBuilder named = new StringBuilder();
		Matcher parent = HASH.matcher(definition);
		while (parent.find()) {
			parent.appendReplacement(named,
					Matcher.quoteReplacement(Quotes.literal(name(Long.parseLong(parent.group(1)))) + "::regclass"));
		}
		return parent.appendTail(named).toString();
	}

	private String name(long table) throws SQLException {
		KnownRelation relation = this.known.get(table);
		return (relation != null) ? relation.name() : Objects.requireNonNullElse(text(NAME, table), "");
	}

	private @Nullable String text(String sql, long oid) throws SQLException {
		Map<Integer, String> found = new HashMap<>();
		this.session.run(sql, String.valueOf(oid), (row) -> found.put(0, row.getString(1)));
		return found.get(0);
	}

}
