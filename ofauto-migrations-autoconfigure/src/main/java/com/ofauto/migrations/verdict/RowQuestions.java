package com.ofauto.migrations.verdict;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * Asks the rows of a database whether the pending migrations would fail on them. It only
 * reads, with limits: of time, of rows, and of waiting for a lock, so that nobody waits
 * behind it.
 */
final class RowQuestions {

	private static final int SECONDS = 10;

	private static final String LIMITS = "SELECT pg_catalog.set_config('search_path', %s, true),"
			+ " pg_catalog.set_config('transaction_read_only', 'on', true),"
			+ " pg_catalog.set_config('row_security', 'off', true),"
			+ " pg_catalog.set_config('lock_timeout', '200', true)," + " pg_catalog.set_config('statement_timeout', '"
			+ SECONDS + "000', true);\n";

	private final Connection connection;

	private final String schema;

	private final String role;

	private final int version;

	private RowQuestions(Connection connection, String schema, String role) throws SQLException {
		this.role = role;
		this.connection = connection;
		this.schema = schema;
		this.version = connection.getMetaData().getDatabaseMajorVersion();
	}

	private static boolean hasRules(StatementImpact statement) {
		return !statement.constraints().isEmpty()
				|| statement.columns().stream().anyMatch((column) -> column.from() != null);
	}

	/**
	 * The answers of a database that cannot be asked.
	 */
	static List<RowAnswer> unasked(List<JudgedMigration> migrations) {
		List<RowAnswer> answers = new ArrayList<>();
		migrations.forEach((migration) -> migration.statements()
			.stream()
			.filter(RowQuestions::hasRules)
			.forEach((statement) -> answers.add(answer(migration, statement, RowAnswer.Outcome.UNASKED,
					"the database does not answer questions about its rows", List.of()))));
		return answers;
	}

	/**
	 * Asks.
	 * @param facts the database, as it was seen on the same connection
	 * @return an answer for each rule that the pending migrations lay on rows, as far as
	 * their impact is known
	 */
	static List<RowAnswer> ask(List<JudgedMigration> migrations, String schema, LiveFacts facts, Connection connection)
			throws SQLException {
		RowQuestions questions = new RowQuestions(connection, schema, facts.role());
		List<RowAnswer> answers = new ArrayList<>();
		EarlierChanges earlier = EarlierChanges.NONE;
		EarlierWrites writes = new EarlierWrites();
		for (JudgedMigration migration : migrations) {
			Set<String> added = new HashSet<>();
			LiveFacts found = earlier.on(facts, migration.names());
			earlier = earlier.and(migration);
			writes.begin(migration.name());
			for (StatementImpact statement : migration.statements()) {
				answers.addAll(questions.ask(migration, statement, added, found, writes));
				writes.add(statement, found);
				statement.columns()
					.stream()
					.filter((column) -> column.from() == null)
					.forEach((column) -> added.add(column.relation() + "." + column.column()));
			}
		}
		return answers;
	}

	private List<RowAnswer> ask(JudgedMigration migration, StatementImpact statement, Set<String> added,
			LiveFacts facts, EarlierWrites writes) throws SQLException {
		List<RowAnswer> answers = new ArrayList<>();
		Set<String> own = new HashSet<>(added);
		statement.columns()
			.stream()
			.filter((column) -> column.from() == null)
			.forEach((column) -> own.add(column.relation() + "." + column.column()));
		for (AddedConstraint rule : statement.constraints()) {
			LiveRelation relation = facts.of(rule.relation()).orElse(null);
			if (!rule.valid() || relation != null && relation.isCreated() && relation.rows() != null) {
				continue;
			}
			Optional<String> column = rule.columns()
				.stream()
				.filter((name) -> own.contains(rule.relation() + "." + name))
				.findFirst();
			RowQuestion question;
			if (column.isPresent()) {
				question = RowQuestion.unasked(rule.relation(), "the migration adds " + rule.relation() + "."
						+ column.get() + " itself, so its values cannot be asked");
			}
			else if (relation != null && relation.isCreated()) {
				question = RowQuestion.unasked(rule.relation(),
						rule.relation() + " is " + facts.remarks().get(rule.relation()));
			}
			else {
				question = RowQuestion.of(here(rule, facts), this.schema,
						(relation != null) ? relation.primaryKey() : List.of());
			}
			answers.add(certain(
					answer(migration, statement, question,
							rule.kind() == AddedConstraint.Kind.UNIQUE
									|| rule.kind() == AddedConstraint.Kind.FOREIGN_KEY),
					Stream.of(rule.relation(), String.valueOf(rule.references())), facts, writes));
		}
		String sql = migration.script().getOrDefault(statement.line(), "");
		for (ColumnChange change : statement.columns()) {
			if (change.from() != null) {
				LiveRelation relation = facts.of(change.relation()).orElse(null);
				Optional<RowQuestion> question = (relation != null && relation.isCreated()) ? Optional.empty()
						: RowQuestion.of(here(change, facts), this.schema,
								(relation != null) ? relation.primaryKey() : List.of(), sql, this.version);
				if (question.isPresent()) {
					answers.add(certain(answer(migration, statement, question.get(), false),
							Stream.of(change.relation()), facts, writes));
				}
			}
		}
		return answers;
	}

	/**
	 * The rule by the names that the relations have now.
	 */
	private static AddedConstraint here(AddedConstraint rule, LiveFacts facts) {
		return new AddedConstraint(rule.kind(), here(rule.relation(), facts), rule.name(), rule.columns(),
				rule.definition(), rule.valid(), (rule.references() != null) ? here(rule.references(), facts) : null,
				rule.referenced());
	}

	private static ColumnChange here(ColumnChange change, LiveFacts facts) {
		return new ColumnChange(here(change.relation(), facts), change.column(), change.from(), change.to());
	}

	private static String here(String name, LiveFacts facts) {
		return facts.of(name).filter((relation) -> !relation.isCreated()).map(LiveRelation::name).orElse(name);
	}

	/**
	 * Rows that an earlier statement changes may fit by then.
	 */
	private static RowAnswer certain(RowAnswer answer, Stream<String> relations, LiveFacts facts,
			EarlierWrites writes) {
		if (answer.outcome() != RowAnswer.Outcome.FAILS) {
			return answer;
		}
		return relations.flatMap((name) -> facts.of(name).stream())
			.flatMap((relation) -> writes.of(relation).stream())
			.findFirst()
			.map((writer) -> new RowAnswer(answer.migration(), answer.line(), RowAnswer.Outcome.UNASKED,
					"whether they fit after " + writer + "; now " + answer.text().replaceFirst("[.]$", ""), List.of()))
			.orElse(answer);
	}

	private RowAnswer answer(JudgedMigration migration, StatementImpact statement, RowQuestion question, boolean values)
			throws SQLException {
		if (question.sql() == null) {
			return answer(migration, statement, RowAnswer.Outcome.UNASKED, question.unasked(), List.of());
		}
		try (Statement query = this.connection.createStatement()) {
			query.setEscapeProcessing(false);
			String path = "pg_catalog, \"" + this.schema.replace("\"", "\"\"") + "\", pg_temp";
			query.execute(LIMITS.formatted(LiveStatements.literal(path)) + question.counting());
			query.getMoreResults();
			query.getMoreResults();
			ResultSet row = query.getResultSet();
			row.next();
			long number = row.getLong(1);
			List<String> examples = LiveLook.texts(row, 2);
			return (number == 0)
					? answer(migration, statement, RowAnswer.Outcome.FITS, question.relation() + " fits", List.of())
					: answer(migration, statement, RowAnswer.Outcome.FAILS, question.text(number, values), examples);
		}
		catch (SQLException ex) {
			if (!this.connection.isValid(0)) {
				throw ex;
			}
			return failed(migration, statement, question, ex);
		}
	}

	/**
	 * A value that cannot be cast makes the query fail, as it will the statement.
	 */
	private RowAnswer failed(JudgedMigration migration, StatementImpact statement, RowQuestion question,
			SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		if (state.startsWith("22")) {
			String said = String.valueOf(failure.getMessage())
				.replaceFirst("^ERROR: ", "")
				.lines()
				.findFirst()
				.orElse("");
			return answer(migration, statement, RowAnswer.Outcome.FAILS,
					question.relation() + " has a value that does not fit.",
					List.of("the one of which PostgreSQL says: " + said));
		}
		String why = switch (state) {
			case "57014" -> "the look at the rows of " + question.relation() + " was given up after " + SECONDS + " s";
			case "55P03" -> question.relation() + " is locked by somebody else";
			case "42501" ->
				"this role may not read all rows of " + question.relation() + ". GRANT SELECT ON " + question.relation()
						+ " TO " + this.role + "; shows them, with USAGE on the schema and no row-level security";
			case "42P01", "42703", "3F000", "42704", "42883" ->
				"what the question needs of " + question.relation() + " is not in this database yet";
			default -> "PostgreSQL does not answer a question about " + question.relation() + " (" + state + ")";
		};
		return answer(migration, statement, RowAnswer.Outcome.UNASKED, why, List.of());
	}

	private static RowAnswer answer(JudgedMigration migration, StatementImpact statement, RowAnswer.Outcome outcome,
			String text, List<String> examples) {
		return new RowAnswer(migration.name(), statement.line(), outcome, text, examples);
	}

}
