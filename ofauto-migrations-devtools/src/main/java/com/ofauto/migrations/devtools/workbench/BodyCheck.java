package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateRoutine;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.scratch.ServerMessage;
import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bodies of routines with the validators of their languages. The script that
 * creates them does not, because the objects that they name may come later.
 */
final class BodyCheck {

	/**
	 * Finds the routine by its name under the default schema, in which the name was
	 * printed.
	 */
	private static final String FIND = """
			SELECT p.oid, pg_catalog.format('%I.%I', vn.nspname, v.proname), n.nspname, p.proconfig
			FROM pg_catalog.pg_proc p
			JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) p.pronamespace
			JOIN pg_catalog.pg_language l ON l.oid OPERATOR(pg_catalog.=) p.prolang
			JOIN pg_catalog.pg_proc v ON v.oid OPERATOR(pg_catalog.=) l.lanvalidator
			JOIN pg_catalog.pg_namespace vn ON vn.oid OPERATOR(pg_catalog.=) v.pronamespace
			WHERE p.oid OPERATOR(pg_catalog.=) pg_catalog.to_regprocedure(?)""";

	private static final String SCHEMAS = """
			SELECT nspname FROM pg_catalog.pg_namespace
			WHERE nspname OPERATOR(pg_catalog.!~) '^pg_|^information_schema$' ORDER BY oid""";

	private static final String SET = "SELECT pg_catalog.set_config(?, ?, true)";

	private static final String PATH = "search_path";

	private final Connection connection;

	private final String defaultSchema;

	private BodyCheck(Connection connection, String defaultSchema) {
		this.connection = connection;
		this.defaultSchema = defaultSchema;
	}

	/**
	 * Return the errors in the routines that a change creates.
	 * @param database a database with the change
	 */
	static List<InvalidBody> of(ScratchDatabase database, String defaultSchema, Difference change) {
		List<Routine> routines = change.steps()
			.stream()
			.map(BodyCheck::made)
			.flatMap(Optional::stream)
			.filter(Routine::hasTextBody)
			.toList();
		if (routines.isEmpty()) {
			return List.of();
		}
		try (Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			try {
				return new BodyCheck(connection, defaultSchema).check(routines);
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			throw ScratchException.failed("check the bodies of routines in a scratch database", ex);
		}
	}

	private static Optional<Routine> made(Step step) {
		if (step instanceof CreateRoutine create) {
			return Optional.of(create.routine());
		}
		return (step instanceof ReplaceObject replace && replace.replacement() instanceof Routine routine)
				? Optional.of(routine) : Optional.empty();
	}

	private List<InvalidBody> check(List<Routine> routines) throws SQLException {
		set("check_function_bodies", "on");
		List<InvalidBody> wrong = new ArrayList<>();
		for (Routine routine : routines) {
			InvalidBody found = check(routine);
			if (found != null) {
				wrong.add(found);
			}
		}
		return wrong;
	}

	private @Nullable InvalidBody check(Routine routine) throws SQLException {
		set(PATH, Quotes.identifier(this.defaultSchema));
		Found found = find(routine);
		return (found != null) ? check(routine, found) : null;
	}

	/**
	 * A body's intended search path is known only if the routine sets it.
	 */
	private @Nullable InvalidBody check(Routine routine, Found found) throws SQLException {
		boolean own = found.settings().stream().anyMatch((setting) -> setting.startsWith(PATH + "="));
		InvalidBody first = null;
		for (String path : own ? List.of(Quotes.identifier(this.defaultSchema)) : paths(found.schema())) {
			InvalidBody wrong = check(routine, found, path);
			if (wrong == null) {
				return null;
			}
			first = (first != null) ? first : wrong;
		}
		return first;
	}

	private @Nullable InvalidBody check(Routine routine, Found found, String path) throws SQLException {
		Savepoint before = this.connection.setSavepoint();
		try {
			set(PATH, path);
			for (String setting : found.settings()) {
				set(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
			}
			try (PreparedStatement statement = this.connection
				.prepareStatement("SELECT " + found.validator() + "(" + found.oid() + ")")) {
				statement.execute();
			}
			return null;
		}
		catch (SQLException ex) {
			ServerMessage said = ServerMessage.of(ex).orElseThrow(() -> ex);
			return new InvalidBody(routine, said.text(), said.sqlState(), said.position());
		}
		finally {
			this.connection.rollback(before);
		}
	}

	/**
	 * The default path comes first; its error is reported if no path works.
	 */
	private List<String> paths(String schema) throws SQLException {
		Set<String> schemas = new LinkedHashSet<>(List.of(schema));
		try (PreparedStatement statement = this.connection.prepareStatement(SCHEMAS);
				ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				schemas.add(rows.getString(1));
			}
		}
		Set<String> paths = new LinkedHashSet<>(List.of(Quotes.identifier(this.defaultSchema)));
		schemas.forEach((first) -> paths.add(Quotes.identifier(first) + ", " + Quotes.identifier(this.defaultSchema)));
		paths.add(String.join(", ", schemas.stream().map(Quotes::identifier).toList()));
		return List.copyOf(paths);
	}

	private @Nullable Found find(Routine routine) throws SQLException {
		String schema = routine.id().schema();
		String name = (schema.isEmpty() ? "" : Quotes.identifier(schema) + ".")
				+ Quotes.identifier(routine.id().name());
		try (PreparedStatement statement = this.connection.prepareStatement(FIND)) {
			statement.setString(1, name + "(" + routine.id().part() + ")");
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next()
						? new Found(rows.getLong(1), rows.getString(2), rows.getString(3), settings(rows.getArray(4)))
						: null;
			}
		}
	}

	private static List<String> settings(java.sql.@Nullable Array settings) throws SQLException {
		return (settings != null) ? List.of((String[]) settings.getArray()) : List.of();
	}

	private void set(String name, String value) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(SET)) {
			statement.setString(1, name);
			statement.setString(2, value);
			statement.execute();
		}
	}

	private record Found(long oid, String validator, String schema, List<String> settings) {

	}

}
