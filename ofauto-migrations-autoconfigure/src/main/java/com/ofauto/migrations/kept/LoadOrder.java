package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.SafePath;

/**
 * The order in which tables are written, those that others refer to first.
 *
 * @param tables the numbers of the tables, in order
 * @param circular the foreign keys of which that does not hold, since they go round in a
 * circle
 */
record LoadOrder(List<Long> tables, Set<Long> circular) {

	private static final String FOREIGN_KEYS = """
			SELECT oid, conrelid, confrelid FROM pg_constraint
			WHERE contype = 'f' AND conparentid = 0 AND conrelid <> confrelid
				AND conrelid = ANY (ARRAY[%1$s]::oid[]) AND confrelid = ANY (ARRAY[%1$s]::oid[])
			ORDER BY oid""";

	static LoadOrder of(Connection connection, Collection<Long> tables) throws SQLException {
		List<Reference> references = new ArrayList<>();
		String ids = tables.stream().map(String::valueOf).collect(Collectors.joining(", "));
		try (Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, FOREIGN_KEYS.formatted(ids))) {
			while (rows.next()) {
				references.add(new Reference(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
			}
		}
		return of(tables, references);
	}

	static LoadOrder of(Collection<Long> tables, List<Reference> references) {
		Set<Long> order = new LinkedHashSet<>();
		Set<Long> met = new HashSet<>();
		tables.forEach((table) -> visit(table, references, met, order));
		List<Long> ordered = List.copyOf(order);
		Set<Long> circular = references.stream()
			.filter((reference) -> ordered.indexOf(reference.to()) > ordered.indexOf(reference.from()))
			.map(Reference::key)
			.collect(Collectors.toSet());
		return new LoadOrder(ordered, circular);
	}

	private static void visit(Long table, List<Reference> references, Set<Long> met, Set<Long> order) {
		if (met.add(table)) {
			references.stream()
				.filter((reference) -> reference.from() == table)
				.forEach((reference) -> visit(reference.to(), references, met, order));
			order.add(table);
		}
	}

	/**
	 * A foreign key.
	 *
	 * @param key its number
	 * @param from the table that has it
	 * @param to the table that it refers to
	 */
	record Reference(long key, long from, long to) {

	}

}
