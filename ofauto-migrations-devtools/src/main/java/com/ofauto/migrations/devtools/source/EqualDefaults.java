package com.ofauto.migrations.devtools.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the defaults of the history and of the source that are written differently and
 * are the same value, such as {@code '{}'} and {@code ARRAY[]::text[]}, {@code 0.00} and
 * {@code 0}. PostgreSQL compares them, in an empty database. Only constants are
 * evaluated, never code of the application; other expressions are compared as text.
 */
final class EqualDefaults {

	private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

	/**
	 * Find them.
	 * @return the columns whose history and source have the same default, or none
	 */
	Set<ObjectId> find(DatabaseSchema history, DatabaseSchema source, ScratchDatabases scratch) {
		Predicate<String> texts = texts(history);
		Set<ObjectId> equal = new HashSet<>();
		Map<ObjectId, String> questions = new LinkedHashMap<>();
		for (Table table : source.all(Table.class)) {
			if (history.find(table.id()).orElse(null) instanceof Table before) {
				table.columns().forEach((name, column) -> {
					Column other = before.columns().get(name);
					Constant constant = (other != null) ? constant(other, texts) : null;
					if (constant != null && column.value() == null && constant.unknown()) {
						equal.add(table.columnId(name));
					}
					else if (constant != null && !column.equals(other)) {
						String question = question(constant, column, texts);
						if (question != null) {
							questions.put(table.columnId(name), question);
						}
					}
				});
			}
		}
		ask(Set.copyOf(questions.values()), scratch);
		questions.forEach((id, question) -> {
			if (Boolean.TRUE.equals(this.answers.get(question))) {
				equal.add(id);
			}
		});
		return equal;
	}

	private static @Nullable Constant constant(Column column, Predicate<String> texts) {
		ColumnValue value = column.value();
		return (value != null && value.kind() == ColumnValue.Kind.DEFAULT)
				? ConstantParser.constant(value.expression(), texts) : null;
	}

	private static @Nullable String question(Constant history, Column column, Predicate<String> texts) {
		Constant source = constant(column, texts);
		ConstantType type = ConstantParser.type(column.type(), texts);
		return (source != null && type != null && !source.unknown() && !history.unknown())
				? history.isSame(source, type) : null;
	}

	/**
	 * An enum's value is its text, and so is that of {@code citext}.
	 */
	private static Predicate<String> texts(DatabaseSchema history) {
		Set<String> names = history.all(EnumType.class)
			.stream()
			.map((type) -> type.id().name())
			.collect(Collectors.toSet());
		names.add("citext");
		return (type) -> names.contains(type.substring(type.indexOf('.') + 1).replace("\"", ""));
	}

	private void ask(Set<String> questions, ScratchDatabases scratch) {
		List<String> open = questions.stream().filter((question) -> !this.answers.containsKey(question)).toList();
		if (open.isEmpty()) {
			return;
		}
		try (ScratchDatabase database = scratch.empty()) {
			ConnectionCallback<Boolean> work = (connection) -> {
				for (String question : open) {
					this.answers.put(question, answer(connection, question));
				}
				return true;
			};
			new JdbcTemplate(database.dataSource()).execute(work);
		}
	}

	/**
	 * PostgreSQL refuses a text that is not a value of its type. It equals nothing.
	 */
	private static boolean answer(Connection connection, String question) {
		try {
			return SafePath.texts(connection, "SELECT " + question).equals(List.of("t"));
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
