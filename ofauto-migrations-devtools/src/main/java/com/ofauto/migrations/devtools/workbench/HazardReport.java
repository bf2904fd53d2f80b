package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.core.ShownRows;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.scratch.ServerMessage;
import com.ofauto.migrations.devtools.script.HazardQuery;
import com.ofauto.migrations.devtools.script.HazardText;
import org.jspecify.annotations.Nullable;

/**
 * The hazards of a change, with the number of rows that a live database has at this
 * moment.
 *
 * @param rows the hazards in the order of the steps; the number is empty where no query
 * can count
 * @param query counts the rows
 * @param notes further results: examples of values, an error of PostgreSQL, or a timeout.
 * They are for the terminal only, because values may be confidential
 */
public record HazardReport(Map<Hazard, OptionalLong> rows, HazardQuery query, Map<Hazard, Note> notes) {

	private static final int SECONDS = 20;

	/**
	 * A result besides a number.
	 *
	 * @param text a sentence
	 * @param fails whether a value is certain to make the change fail
	 */
	record Note(String text, boolean fails) {

	}

	/**
	 * Count the rows in a live database, which is only read.
	 * @param live the database
	 * @param defaultSchema the schema of names without one, or {@code null} for
	 * {@code public}
	 * @param change the change, whose renames the database does not have yet
	 * @return the counts
	 * @throws SQLException if the database does not answer
	 */
	public static HazardReport in(DataSource live, @Nullable String defaultSchema, Difference change)
			throws SQLException {
		List<Hazard> hazards = change.hazards();
		OldNames names = OldNames.before(change);
		Map<Hazard, OptionalLong> rows = new LinkedHashMap<>();
		Map<Hazard, Note> notes = new LinkedHashMap<>();
		if (hazards.isEmpty()) {
			return new HazardReport(rows, new HazardQuery(defaultSchema), notes);
		}
		try (Connection connection = live.getConnection(); AllRows all = AllRows.on(connection)) {
			HazardQuery query = new HazardQuery(defaultSchema, connection.getMetaData().getDatabaseMajorVersion());
			for (Hazard hazard : hazards) {
				Optional<Hazard> old = names.of(hazard);
				OptionalLong count = old.isPresent() ? count(connection, query, old.get(), hazard, notes)
						: OptionalLong.empty();
				rows.put(hazard, count);
				if (old.isPresent() && count.orElse(0) > 0) {
					note(connection, query, old.get()).ifPresent((note) -> notes.put(hazard, note));
				}
			}
			return new HazardReport(rows, query, notes);
		}
	}

	/**
	 * Create a report without a live database.
	 * @param hazards the hazards
	 * @return hazards without counts
	 */
	public static HazardReport unknown(List<Hazard> hazards) {
		Map<Hazard, OptionalLong> rows = new LinkedHashMap<>();
		hazards.forEach((hazard) -> rows.put(hazard, OptionalLong.empty()));
		return new HazardReport(rows, new HazardQuery(null), Map.of());
	}

	/**
	 * An object that the same script creates does not exist yet.
	 */
	private static OptionalLong count(Connection connection, HazardQuery query, Hazard hazard, Hazard key,
			Map<Hazard, Note> notes) throws SQLException {
		Optional<String> sql = query.sql(hazard);
		if (sql.isEmpty()) {
			return OptionalLong.empty();
		}
		try (Statement statement = connection.createStatement();
				ResultSet rows = ask(statement, query, hazard, sql.get())) {
			rows.next();
			return OptionalLong.of(rows.getLong(1));
		}
		catch (SQLException ex) {
			if (!connection.isValid(0)) {
				throw ex;
			}
			said(ex, hazard).ifPresent((note) -> notes.put(key, note));
			return OptionalLong.empty();
		}
	}

	private static ResultSet ask(Statement statement, HazardQuery query, Hazard hazard, String sql)
			throws SQLException {
		statement.setQueryTimeout(SECONDS);
		return query.hasExpression(hazard) ? SafePath.query(statement, sql, query.defaultSchema())
				: SafePath.query(statement, sql);
	}

	/**
	 * A value that cannot be cast makes the query fail, as it would the statement.
	 */
	private static Optional<Note> said(SQLException failure, Hazard hazard) {
		String state = String.valueOf(failure.getSQLState());
		if (state.equals("57014")) {
			return Optional.of(new Note(
					"How many rows that are is not known: the look at them was given up after " + SECONDS + " seconds.",
					false));
		}
		boolean cast = switch (hazard.kind()) {
			case PRECISION_LOST, TYPE_NARROWED, TYPE_NOT_CASTABLE -> state.startsWith("22");
			default -> false;
		};
		return (cast)
				? ServerMessage.of(failure)
					.map((said) -> new Note("PostgreSQL says of one of them: " + said.text() + ".", true))
				: Optional.empty();
	}

	private static Optional<Note> note(Connection connection, HazardQuery query, Hazard hazard) throws SQLException {
		Optional<String> sql = query.examples(hazard);
		if (sql.isEmpty()) {
			return Optional.empty();
		}
		List<String> values = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = ask(statement, query, hazard, sql.get())) {
			while (rows.next()) {
				values.add("'" + rows.getString(1) + "'");
			}
		}
		catch (SQLException ex) {
			if (!connection.isValid(0)) {
				throw ex;
			}
		}
		return values.isEmpty() ? Optional.empty()
				: Optional.of(new Note("Such as " + String.join(", ", values) + ".", true));
	}

	/**
	 * Describe the hazards of an effect that concern rows, or may.
	 * @param effect the effect
	 * @return one sentence for each
	 */
	public List<String> sentences(Hazard.Effect effect) {
		return sentences(effect, (count) -> count.orElse(1) > 0);
	}

	/**
	 * Describe all hazards of an effect, for a script that also runs on other databases,
	 * which may have rows where this one has none.
	 * @param effect the effect
	 * @return one sentence for each
	 */
	public List<String> warnings(Hazard.Effect effect) {
		return sentences(effect, (count) -> true);
	}

	/**
	 * Describe the hazards that are certain to make the change fail here.
	 * @return one sentence for each hazard that is known to concern rows
	 */
	public List<String> obstacles() {
		return entries(Hazard.Effect.MAY_FAIL)
			.filter((entry) -> entry.getValue().orElse(0) > 0 || isCertain(entry.getKey()))
			.map(this::told)
			.distinct()
			.toList();
	}

	private boolean isCertain(Hazard hazard) {
		Note note = this.notes.get(hazard);
		return note != null && note.fails();
	}

	/**
	 * Describe the hazards of an effect for the terminal.
	 * @param effect the effect
	 * @return one sentence for each, with the notes
	 */
	public List<String> told(Hazard.Effect effect) {
		return entries(effect).filter((entry) -> entry.getValue().orElse(1) > 0).map(this::told).distinct().toList();
	}

	private String told(Map.Entry<Hazard, OptionalLong> entry) {
		Note note = this.notes.get(entry.getKey());
		return text(entry) + ((note != null) ? " " + note.text() : "");
	}

	/**
	 * Return the tables that are dropped with their rows.
	 * @return their names as in SQL
	 */
	public List<String> droppedTables() {
		return this.rows.keySet()
			.stream()
			.filter((hazard) -> hazard.kind() == Hazard.Kind.TABLE_DROPPED)
			.map(this.query::table)
			.distinct()
			.toList();
	}

	/**
	 * Return the numbers that were shown for the rows that a part of the change drops.
	 * @param part the part, which is one transaction
	 * @return the counted numbers, without those that no query can count
	 */
	public List<ShownRows> shown(Difference part) {
		OldNames names = OldNames.before(part);
		List<ShownRows> shown = new ArrayList<>();
		for (Hazard hazard : part.hazards()) {
			OptionalLong count = this.rows.getOrDefault(hazard, OptionalLong.empty());
			if (hazard.kind().effect() == Hazard.Effect.DATA_LOST && count.isPresent()) {
				names.of(hazard)
					.ifPresent((old) -> this.query.sql(old)
						.ifPresent((sql) -> shown.add(new ShownRows(this.query.table(old), sql, count.getAsLong()))));
			}
		}
		return shown;
	}

	private List<String> sentences(Hazard.Effect effect, Predicate<OptionalLong> counts) {
		return entries(effect).filter((entry) -> counts.test(entry.getValue()))
			.map(HazardReport::text)
			.distinct()
			.toList();
	}

	private Stream<Map.Entry<Hazard, OptionalLong>> entries(Hazard.Effect effect) {
		return this.rows.entrySet().stream().filter((entry) -> entry.getKey().kind().effect() == effect);
	}

	private static String text(Map.Entry<Hazard, OptionalLong> entry) {
		return new HazardText().text(entry.getKey(),
				(entry.getValue().orElse(0) > 0) ? entry.getValue() : OptionalLong.empty());
	}

}
