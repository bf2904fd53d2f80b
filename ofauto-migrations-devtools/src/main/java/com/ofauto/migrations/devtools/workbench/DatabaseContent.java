package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.script.RowPrinter;

/**
 * The whole content of a scratch database: its schema, the rows of all tables, the
 * positions of all sequences, and everything else.
 *
 * @param schema its schema
 * @param rows the ordered rows of each table that has any
 * @param positions the position of each sequence
 * @param others all other content, each entry as one text
 */
record DatabaseContent(DatabaseSchema schema, Map<ObjectId, List<String>> rows, Map<ObjectId, String> positions,
		Set<String> others) {

	/**
	 * Makes the print of values independent of the server's settings, and row-level
	 * security an error.
	 */
	private static final String SESSION = "SET search_path = pg_catalog, pg_temp; SET row_security = off;"
			+ " SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';"
			+ " SET extra_float_digits = 1";

	static DatabaseContent read(DataSource database, DatabaseSchema schema, String defaultSchema) {
		Map<ObjectId, List<String>> rows = new TreeMap<>();
		Map<ObjectId, String> positions = new TreeMap<>();
		Set<String> others;
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			others = OtherContent.read(connection);
			statement.execute(SESSION);
			for (Table table : schema.all(Table.class)) {
				List<String> found = hasRows(table)
						? texts(statement, RowPrinter.query(table.id(), columns(table), defaultSchema)) : List.of();
				if (!found.isEmpty()) {
					rows.put(table.id(), found);
				}
			}
			for (ObjectId sequence : sequences(schema)) {
				positions.put(sequence, texts(statement, RowPrinter.positionQuery(sequence, defaultSchema)).get(0));
			}
		}
		catch (SQLException ex) {
			throw ScratchException.failed("read the rows of a scratch database", ex);
		}
		return new DatabaseContent(schema, rows, positions, others);
	}

	private static boolean hasRows(Table table) {
		return table.partitionKey() == null && table.foreign() == null && !columns(table).isEmpty();
	}

	/**
	 * The order does not depend on the history of the table.
	 */
	private static List<String> columns(Table table) {
		return table.columns()
			.values()
			.stream()
			.filter((column) -> column.value() == null || column.value().kind() == ColumnValue.Kind.DEFAULT)
			.map(Column::name)
			.sorted()
			.toList();
	}

	private static Set<ObjectId> sequences(DatabaseSchema schema) {
		Set<ObjectId> sequences = new TreeSet<>();
		schema.all(Sequence.class).forEach((sequence) -> sequences.add(sequence.id()));
		for (Table table : schema.all(Table.class)) {
			for (Column column : table.columns().values()) {
				Identity identity = column.identity();
				if (identity != null && !column.inherited()) {
					sequences.add(identity.sequence());
				}
			}
		}
		return sequences;
	}

	private static List<String> texts(Statement statement, String query) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (ResultSet rows = statement.executeQuery(query)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		texts.sort(Comparator.naturalOrder());
		return texts;
	}

	/**
	 * Write the statements that insert these rows and set these positions.
	 * @param fresh a database that has only the schema
	 */
	String script(DatabaseContent fresh) {
		StringBuilder script = new StringBuilder();
		for (Table table : inOrder()) {
			List<String> found = this.rows.get(table.id());
			if (found != null) {
				boolean numbered = table.columns().values().stream().anyMatch((column) -> column.identity() != null);
				script.append(script.isEmpty() ? "\n-- Rows\n" : "")
					.append(RowPrinter.insert(table.id(), columns(table), numbered, found));
			}
		}
		StringBuilder moved = new StringBuilder();
		this.positions.forEach((sequence, position) -> {
			if (!position.equals(fresh.positions().get(sequence))) {
				String[] parts = position.split(" ");
				moved.append(RowPrinter.position(sequence, parts[0], Boolean.parseBoolean(parts[1])));
			}
		});
		return script + (moved.isEmpty() ? "" : "\n-- Where sequences stand\n" + moved);
	}

	/**
	 * Tables come after those that they reference.
	 */
	private Set<Table> inOrder() {
		Set<Table> ordered = new LinkedHashSet<>();
		this.schema.all(Table.class).forEach((table) -> visit(table.id(), ordered, new TreeSet<>()));
		return ordered;
	}

	private void visit(ObjectId id, Set<Table> ordered, Set<ObjectId> under) {
		Table table = (Table) this.schema.objects().get(id);
		if (table == null || !under.add(id)) {
			return;
		}
		Stream<ObjectId> parents = (table.partition() != null) ? Stream.of(table.id(), table.partition().parent())
				: Stream.of(table.id());
		parents.flatMap(this::references).filter((other) -> !other.equals(id)).forEach((other) -> {
			visit(other, ordered, under);
			this.schema.all(Table.class)
				.stream()
				.filter((leaf) -> leaf.partition() != null && leaf.partition().parent().equals(other))
				.forEach((leaf) -> visit(leaf.id(), ordered, under));
		});
		ordered.add(table);
	}

	private Stream<ObjectId> references(ObjectId table) {
		return this.schema.all(Constraint.class)
			.stream()
			.filter((constraint) -> constraint.foreignKey() != null && constraint.id().isPartOf(table))
			.map((constraint) -> constraint.foreignKey().table());
	}

}
