package com.ofauto.migrations.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.StatementObserver;
import org.jspecify.annotations.Nullable;

/**
 * Takes the time of each statement of a migration, its rows and its write-ahead log. A
 * transaction that is tried again counts as it ran last.
 */
final class StatementTimes implements StatementObserver {

	/** The count in a tag, such as {@code INSERT 0 5}. */
	private static final Pattern ROWS = Pattern.compile(" (\\d+)$");

	private final Arrival arrival;

	private final List<RehearsedStatement> ended = new ArrayList<>();

	private final List<RehearsedStatement> open = new ArrayList<>();

	private @Nullable WalPosition wal;

	private @Nullable Long position;

	private long start;

	/**
	 * Creates it.
	 * @param arrival is asked before each migration, on the connection that applies it
	 */
	StatementTimes(Arrival arrival) {
		this.arrival = arrival;
	}

	/**
	 * The statements of the migration that began last.
	 */
	List<RehearsedStatement> statements() {
		List<RehearsedStatement> all = new ArrayList<>(this.ended);
		all.addAll(this.open);
		return all;
	}

	void forget() {
		this.ended.clear();
		this.open.clear();
	}

	@Override
	public void begins(Migration migration, Connection connection) throws SQLException {
		this.arrival.at(connection);
		forget();
		this.wal = new WalPosition(connection);
	}

	@Override
	public void transactionBegins() throws SQLException {
		this.open.clear();
		begin();
	}

	@Override
	public void ran(MigrationStatement statement, String command) throws SQLException {
		this.open.add(measured(statement.line(), statement.command(command), command));
	}

	@Override
	public void transactionEnds(boolean committed) throws SQLException {
		if (committed) {
			this.open.add(measured(null, "COMMIT", ""));
			this.ended.addAll(this.open);
			this.open.clear();
		}
	}

	@Override
	public void aloneBegins(MigrationStatement statement) throws SQLException {
		begin();
	}

	@Override
	public void aloneEnds(MigrationStatement statement, @Nullable String command) throws SQLException {
		if (command != null) {
			this.ended.add(measured(statement.line(), statement.command(command), command));
		}
	}

	/**
	 * It does no work.
	 */
	@Override
	public void passed(MigrationStatement statement) {
	}

	private void begin() throws SQLException {
		this.position = Objects.requireNonNull(this.wal).now();
		this.start = System.nanoTime();
	}

	private RehearsedStatement measured(@Nullable Integer line, String command, String tag) throws SQLException {
		long duration = Duration.ofNanos(System.nanoTime() - this.start).toMillis();
		Long before = this.position;
		begin();
		Long bytes = (before != null && this.position != null) ? this.position - before : null;
		Matcher rows = ROWS.matcher(tag);
		return new RehearsedStatement(line, command, null, duration, rows.find() ? Long.valueOf(rows.group(1)) : null,
				bytes);
	}

	/**
	 * Looks where a connection has led.
	 */
	@FunctionalInterface
	interface Arrival {

		void at(Connection connection) throws SQLException;

	}

}
