package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * What was written into the history and is not there: a trigger whose function returns no
 * row keeps the row away, and PostgreSQL says nothing of it.
 */
final class SuppressedRecord {

	static final int INSERT = 4;

	static final int UPDATE = 16;

	static final int ANY = INSERT | UPDATE;

	/** Those that see a row before it is written, as {@code tgtype} says in bits. */
	private static final String TRIGGERS = """
			SELECT format('%%I, which runs %%s', t.tgname, t.tgfoid::regprocedure)
			FROM pg_trigger t
			WHERE t.tgrelid = %s::regclass AND t.tgenabled <> 'D' AND t.tgtype & 3 = 3 AND t.tgtype & %s <> 0
			ORDER BY t.tgname""";

	private static final String OTHERS = "SELECT 1 FROM %s WHERE migration_name = %s AND rolled_back_at IS NULL"
			+ " AND id <> %s LIMIT 1";

	private static final String OWN = "SELECT 1 FROM %s WHERE id = %s";

	private final Session session;

	private final HistoryTable history;

	private final List<String> triggers;

	/**
	 * Finds the triggers that may have suppressed it.
	 * @param session outside of a transaction
	 * @param history where it was written
	 * @param events how it was written
	 */
	SuppressedRecord(Session session, HistoryTable history, int events) {
		this.session = session;
		this.history = history;
		this.triggers = texts(TRIGGERS.formatted(Sql.literal(history.name()), events));
	}

	/**
	 * Whether it is a trigger's doing, and no other client's that has a record of the
	 * same migration, or has removed ours.
	 * @param id our record, if it was there already
	 */
	boolean isOfTrigger(String migration, @Nullable String id) {
		return !this.triggers.isEmpty()
				&& texts(OTHERS.formatted(this.history.name(), Sql.literal(migration),
						Sql.literal((id != null) ? id : "")))
					.isEmpty()
				&& (id == null || !texts(OWN.formatted(this.history.name(), Sql.literal(id))).isEmpty());
	}

	/**
	 * The failure.
	 * @param doing what was tried, as the message says it
	 * @param left what remains of it, in a sentence
	 */
	DatabaseAccessException failure(String doing, String left, SQLException cause) {
		boolean one = this.triggers.size() == 1;
		String table = this.history.name();
		return DatabaseAccessException.unarrived(
				"Could not " + doing + ": the row was not written to " + table + "."
						+ (this.triggers.isEmpty() ? ""
								: (one ? " Its trigger can suppress rows: " : " Its triggers can suppress rows: ")
										+ String.join("; ", this.triggers) + ".")
						+ " " + left,
				this.triggers.isEmpty() ? "Check which other client writes to that table, and try again."
						: "Let " + (one ? "its function" : "their functions")
								+ " return NEW for the rows of OFAuto Migrations, or drop "
								+ (one ? "it" : "the one that does not") + " (DROP TRIGGER … ON " + table
								+ "), and try again.",
				cause);
	}

	/**
	 * Whether another client has a record of a migration of which there is none of ours.
	 */
	static boolean isOfOthers(Session session, HistoryTable history, String migration) {
		return !texts(session, OTHERS.formatted(history.name(), Sql.literal(migration), "''")).isEmpty();
	}

	private List<String> texts(String sql) {
		return texts(this.session, sql);
	}

	/**
	 * What cannot be asked has not been found.
	 */
	private static List<String> texts(Session session, String sql) {
		try {
			return session.texts(sql);
		}
		catch (SQLException ex) {
			return List.of();
		}
	}

}
