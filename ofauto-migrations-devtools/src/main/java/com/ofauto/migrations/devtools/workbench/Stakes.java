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

import javax.sql.DataSource;

import com.ofauto.migrations.core.ShownRows;
import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.diff.Difference;
import com.ofauto.migrations.devtools.diff.Hazard;
import com.ofauto.migrations.devtools.script.HazardQuery;
import com.ofauto.migrations.devtools.script.HazardText;
import org.jspecify.annotations.Nullable;

/**
 * What a change puts at risk, with the rows that a live database has at this moment.
 *
 * @param rows the hazards in the order of the steps; the number of rows is empty where no
 * query can tell
 * @param query how they are counted
 */
public record Stakes(Map<Hazard, OptionalLong> rows, HazardQuery query) {

	/**
	 * Counts in a live database. It is only read.
	 * @param live where the rows are
	 * @param defaultSchema where names without a schema belong, or {@code null} if that
	 * is {@code public}
	 * @param change whose hazards to count; what it renames still has its old name there
	 * @return the counts
	 * @throws SQLException if the database does not answer
	 */
	public static Stakes in(DataSource live, @Nullable String defaultSchema, Difference change) throws SQLException {
		List<Hazard> hazards = change.hazards();
		OldNames names = OldNames.before(change);
		HazardQuery query = new HazardQuery(defaultSchema);
		Map<Hazard, OptionalLong> rows = new LinkedHashMap<>();
		if (hazards.isEmpty()) {
			return new Stakes(rows, query);
		}
		try (Connection connection = live.getConnection()) {
			for (Hazard hazard : hazards) {
				Optional<Hazard> old = names.of(hazard);
				rows.put(hazard, old.isPresent() ? count(connection, query, old.get()) : OptionalLong.empty());
			}
		}
		return new Stakes(rows, query);
	}

	/**
	 * The same without a live database.
	 * @param hazards what may happen
	 * @return hazards without counts
	 */
	public static Stakes unknown(List<Hazard> hazards) {
		Map<Hazard, OptionalLong> rows = new LinkedHashMap<>();
		hazards.forEach((hazard) -> rows.put(hazard, OptionalLong.empty()));
		return new Stakes(rows, new HazardQuery(null));
	}

	/**
	 * What is created by the same script is not there yet.
	 */
	private static OptionalLong count(Connection connection, HazardQuery query, Hazard hazard) throws SQLException {
		Optional<String> sql = query.sql(hazard);
		if (sql.isEmpty()) {
			return OptionalLong.empty();
		}
		try (Statement statement = connection.createStatement();
				ResultSet rows = query.hasExpression(hazard)
						? SafePath.query(statement, sql.get(), query.defaultSchema())
						: SafePath.query(statement, sql.get())) {
			rows.next();
			return OptionalLong.of(rows.getLong(1));
		}
		catch (SQLException ex) {
			if (connection.isValid(0)) {
				return OptionalLong.empty();
			}
			throw ex;
		}
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
		return sentences(Hazard.Effect.MAY_FAIL, (count) -> count.orElse(0) > 0);
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
		HazardText text = new HazardText();
		return this.rows.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().kind().effect() == effect && counts.test(entry.getValue()))
			.map((entry) -> text.text(entry.getKey(),
					(entry.getValue().orElse(0) > 0) ? entry.getValue() : OptionalLong.empty()))
			.distinct()
			.toList();
	}

}
