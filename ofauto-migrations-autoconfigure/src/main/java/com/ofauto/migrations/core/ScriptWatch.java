package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.StatementWords;
import org.jspecify.annotations.Nullable;

/**
 * Follows one script, so that it keeps within its {@link Bounds}.
 */
final class ScriptWatch {

	/**
	 * What changes no object, and may have to come before the transaction's first query.
	 */
	private static final Set<String> BEFORE_QUERIES = Set.of("SET", "LOCK");

	/** What takes back the note of what was there before. */
	private static final Set<String> FORGETTING = Set.of("ROLLBACK", "RESET", "DISCARD");

	/** Without a table it analyzes them all. */
	private static final Pattern ANALYZE = Pattern.compile("ANALY[SZ]E( VERBOSE| \\([^)]*\\))?( ;)?");

	private final Bounds bounds;

	private final RunContext context;

	private final Migration migration;

	private final NamedSchemas named = new NamedSchemas();

	private boolean analyzes;

	private boolean remembers;

	private boolean forgets;

	private boolean ran;

	ScriptWatch(Bounds bounds, RunContext context, Migration migration) {
		this.bounds = bounds;
		this.context = context;
		this.migration = migration;
	}

	/**
	 * The text of a statement as it is to be sent, or {@code null} if it does not run
	 * here.
	 * @throws MessageFailure if it must not run and cannot be left out
	 */
	@Nullable String text(ScriptStatement statement, boolean alone) throws MessageFailure {
		if (this.bounds.confinement() == Confinement.NONE) {
			return statement.text();
		}
		String text = confined(statement);
		if (text == null) {
			this.context.listener().statementSkipped(SharedStatement.of(this.migration, statement));
			return null;
		}
		String hidden = this.bounds.hidden().in(text, alone);
		if (hidden != null) {
			throw new MessageFailure(
					new SQLException(hidden + ", which reaches beyond the database", SharedStatement.BEYOND),
					Message.Purpose.BEYOND, statement.line(), statement.column(), statement.text(), 0);
		}
		return text;
	}

	private @Nullable String confined(ScriptStatement statement) {
		boolean server = this.bounds.confinement() == Confinement.SERVER;
		return switch (StatementScope.of(statement.text())) {
			case DATABASE -> statement.text();
			case ROLES -> server ? unlessThere(statement.text()) : null;
			case ROLES_DROPPED, SERVER, WORLD -> null;
		};
	}

	/**
	 * Another scratch database of this server may have made the role.
	 */
	private static String unlessThere(String text) {
		String statement = text.endsWith(";") ? text : text + "\n;";
		return StatementTokens.words(text, 1).contains("CREATE")
				? "DO $ofauto$BEGIN " + statement + " EXCEPTION WHEN duplicate_object THEN NULL; END$ofauto$" : text;
	}

	/**
	 * What goes before a statement.
	 */
	void before(ScriptStatement statement, Message message) {
		OtherSchemaChanges names = this.bounds.names();
		if (names == null) {
			return;
		}
		this.named.see(statement.text());
		List<String> words = StatementWords.of(statement);
		this.analyzes |= ANALYZE.matcher(String.join(" ", words)).matches();
		if (!this.remembers && !BEFORE_QUERIES.contains(words.get(0))) {
			this.remembers = true;
			message.own(Message.Purpose.OURS, names.before());
		}
		this.forgets = this.remembers && FORGETTING.contains(words.get(0));
		if (this.forgets && !words.get(0).equals("ROLLBACK")) {
			message.own(Message.Purpose.OUTSIDE, names.check(named(), this.analyzes, true));
		}
	}

	/**
	 * What goes behind a statement: what a block or a query hides is told with its line.
	 */
	void after(ScriptStatement statement, Message message) {
		if (this.bounds.confinement() != Confinement.NONE && HiddenScope.runs(statement.text())) {
			this.ran = true;
			message.own(Message.Purpose.BEYOND, this.bounds.sharedCheck(true));
		}
		OtherSchemaChanges names = this.bounds.names();
		if (this.forgets && names != null) {
			message.own(Message.Purpose.OURS, names.before());
		}
	}

	/**
	 * What goes before the end of the transaction.
	 */
	void atEnd(Message message) {
		if (this.bounds.confinement() != Confinement.NONE) {
			message.own(Message.Purpose.BEYOND, this.bounds.sharedCheck(this.ran));
		}
		OtherSchemaChanges names = this.bounds.names();
		if (names != null) {
			message.own(Message.Purpose.OUTSIDE, names.check(named(), this.analyzes, this.remembers));
		}
	}

	private Set<String> named() {
		this.named.names().addAll(this.bounds.known());
		return this.named.names();
	}

	/**
	 * What a failed check has found, in words.
	 */
	MessageFailure explain(MessageFailure failure) {
		String finding = CheckMessage.by(failure.error());
		if (finding != null && failure.purpose() == Message.Purpose.BEYOND) {
			return failure.inWords("this changes " + finding + " of the server, which all of its databases share",
					SharedStatement.BEYOND);
		}
		OtherSchemaChanges names = this.bounds.names();
		if (finding != null && names != null && failure.purpose() == Message.Purpose.OUTSIDE) {
			if (finding.isEmpty()) {
				return failure.inWords(OtherSchemaChanges.UNKNOWN, OtherSchemaChanges.UNKNOWN_STATE);
			}
			List<String> objects = OtherSchemaChanges.objects(finding);
			ScriptStatement place = statementWith(objects);
			return failure
				.inWords(names.problem(objects),
						(place != null) ? OtherSchemaChanges.SQL_STATE : OtherSchemaChanges.REACHED_STATE)
				.at(place, objects);
		}
		return failure;
	}

	/**
	 * The first statement that says one of the names, if it is no block that puts them
	 * together.
	 */
	private @Nullable ScriptStatement statementWith(List<String> objects) {
		List<String> names = objects.stream().map(OtherSchemaChanges::name).toList();
		return ScriptSource.first(this.migration, (statement) -> {
			String text = SqlCharacter.lowerCase(statement.text());
			return names.stream().anyMatch(text::contains);
		});
	}

}
