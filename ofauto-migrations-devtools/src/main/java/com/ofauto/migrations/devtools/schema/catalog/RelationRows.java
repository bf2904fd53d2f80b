package com.ofauto.migrations.devtools.schema.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The parts of tables by oid, until the tables are built.
 */
final class RelationRows {

	private final Map<Long, ObjectId> names = new HashMap<>();

	private final Map<Long, Map<Integer, Column>> columns = new HashMap<>();

	private final Map<Long, Map<Integer, String>> expressions = new HashMap<>();

	private final Map<Long, Map<Integer, Identity>> identities = new HashMap<>();

	void name(long relation, ObjectId id) {
		this.names.put(relation, id);
	}

	/**
	 * Return the name of a table, view or sequence of any schema.
	 */
	ObjectId name(long relation) {
		return Objects.requireNonNull(this.names.get(relation), () -> "relation " + relation);
	}

	void column(long relation, int number, Column column) {
		this.columns.computeIfAbsent(relation, (key) -> new TreeMap<>()).put(number, column);
	}

	List<Column> columns(long relation) {
		return List.copyOf(this.columns.getOrDefault(relation, Map.of()).values());
	}

	@Nullable String columnName(long relation, int number) {
		Column column = this.columns.getOrDefault(relation, Map.of()).get(number);
		return (column != null) ? column.name() : null;
	}

	void expression(long relation, int column, String expression) {
		this.expressions.computeIfAbsent(relation, (key) -> new HashMap<>()).put(column, expression);
	}

	@Nullable String expression(long relation, int column) {
		return this.expressions.getOrDefault(relation, Map.of()).get(column);
	}

	void identity(long relation, int column, Identity identity) {
		this.identities.computeIfAbsent(relation, (key) -> new HashMap<>()).put(column, identity);
	}

	@Nullable Identity identity(long relation, int column) {
		return this.identities.getOrDefault(relation, Map.of()).get(column);
	}

}
