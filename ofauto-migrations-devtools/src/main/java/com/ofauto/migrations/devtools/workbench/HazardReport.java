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
 * What a change puts at risk, with the rows that a live database has at this moment.
 *
 * @param rows the hazards in the order of the steps; the number of rows is empty where no
 * query can tell
 * @param query how they are counted
 * @param notes what else the look came to: some of the values that are in the way, what
 * PostgreSQL said to one, or that it took too long. For the terminal alone, since values
 * are nobody else's business
 */
public record HazardReport(Map<Hazard, OptionalLong> rows, HazardQuery query, Map<Hazard, Note> notes) {

	private static final int SECONDS = 20;

	/**
	 * What a look came to besides a number.
	 *
	 * @param text a sentence
	 * @param fails whether it is certain that a value is in the way
	 */
	record Note(String text, boolean fails) {

	}

	/**
	 * Counts in a live database. It is only read.
	 * @param live where the rows are
	 * @param defaultSchema where names without a schema belong, or {@code null} if that
	 * is {@code public}
	 * @param change whose hazards to count; what it renames still has its old name there
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
	 * The same without a live database.
	 * @param hazards what may happen
	 * @return hazards without counts
	 */
	public static HazardReport unknown(List<Hazard> hazards) {
		Map<Hazard, OptionalLong> rows = new LinkedHashMap<>();
		hazards.forEach((hazard) -> rows.put(hazard, OptionalLong.empty()));
		return new HazardReport(rows, new HazardQuery(null), Map.of());
	}

	/**
	 * What is created by the same script is not there yet.
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
	 * A value that cannot be cast ends the look, and would end the statement too.
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
	 * The sentences on hazards of some effect that concern rows, or may.
	 * @param effect what the hazards do
	 * @return a sentence each
	 */
	public List<String> sentences(Hazard.Effect effect) {
		return sentences(effect, (count) -> count.orElse(1) > 0);
	}

	/**
	 * The sentences on all hazards of some effect, for a script that goes on to other
	 * databases: what meets no row here may meet some there.
	 * @param effect what the hazards do
	 * @return a sentence each
	 */
	public List<String> warnings(Hazard.Effect effect) {
		return sentences(effect, (count) -> true);
	}

	/**
	 * The sentences on what is certain to fail here.
	 * @return a sentence for each hazard that is known to meet rows
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
	 * The sentences on hazards of some effect as a person at the terminal is told them.
	 * @param effect what the hazards do
	 * @return a sentence each, and what the look came to
	 */
	public List<String> told(Hazard.Effect effect) {
		return entries(effect).filter((entry) -> entry.getValue().orElse(1) > 0).map(this::told).distinct().toList();
	}

	private String told(Map.Entry<Hazard, OptionalLong> entry) {
		Note note = this.notes.get(entry.getKey());
		return text(entry) + ((note != null) ? " " + note.text() : "");
	}

	/**
	 * The tables that go with their rows.
	 * @return their names as SQL has them
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
	 * What a person was told of the rows that a part of the change takes away.
	 * @param part the part, which is one transaction
	 * @return what was counted; what no query can tell is left out
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
