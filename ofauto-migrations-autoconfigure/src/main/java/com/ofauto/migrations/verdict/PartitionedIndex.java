package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.RelationKind;

/**
 * The safer form of an index on a partitioned table, which cannot be built concurrently
 * as a whole: a frame, the parts, and the parts put into the frame. For a table whose
 * partitions have none themselves.
 */
final class PartitionedIndex {

	private static final int MOST = 20;

	private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";

	private static final Pattern STATEMENT = Pattern.compile(
			"^(CREATE\\s+(?:UNIQUE\\s+)?INDEX)\\s+(?!IF\\b|ON\\b)" + NAME + "\\s+ON\\s+(?!ONLY\\b)" + NAME + "(.*)$",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private PartitionedIndex() {
	}

	/**
	 * The statement locks nothing but the table and its parts.
	 */
	private static Stream<LiveRelation> created(StatementFacts statement) {
		return statement.impact()
			.locks()
			.stream()
			.filter((lock) -> lock.kind() == RelationKind.TABLE)
			.flatMap((lock) -> statement.facts().of(lock.relation()).stream())
			.filter(LiveRelation::isCreated);
	}

	static Optional<SaferForm> of(StatementFacts statement, String sql) {
		Matcher create = STATEMENT.matcher(sql);
		List<LiveRelation> parts = statement.impact()
			.locks()
			.stream()
			.filter((lock) -> lock.kind() == RelationKind.PARTITIONED_TABLE)
			.flatMap((lock) -> statement.facts().of(lock.relation()).stream())
			.flatMap((table) -> Stream.concat(statement.facts().family(table).stream().skip(1), created(statement)))
			.toList();
		if (!create.find() || parts.isEmpty() || parts.size() > MOST
				|| !parts.stream().allMatch((part) -> part.kind() == RelationKind.TABLE)) {
			return Optional.empty();
		}
		String index = create.group(2);
		String rest = create.group(4).strip().replaceFirst(";?\\s*$", ";");
		List<String> builds = new ArrayList<>();
		List<String> attaches = new ArrayList<>();
		for (LiveRelation part : parts) {
			String name = NewName.suffixed(index, "_" + (builds.size() + 1));
			builds
				.add(create.group(1) + " CONCURRENTLY " + name + " ON " + statement.facts().nameOf(part) + " " + rest);
			attaches.add("ALTER INDEX " + index + " ATTACH PARTITION " + name + ";");
		}
		return Optional.of(SaferForm
			.of(SaferForms.FIRST, create.group(1) + " " + index + " ON ONLY " + create.group(3) + " " + rest)
			.then("in a migration of their own", builds.toArray(String[]::new))
			.then(SaferForms.LATER, attaches.toArray(String[]::new)));
	}

}
