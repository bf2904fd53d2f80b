package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A database on which the {@link Gate} has allowed an operation, while its one connection
 * holds the migration lock. There is no other way to obtain one.
 *
 * @since 0.1.0
 */
@Internal
public final class GuardedDatabase {

	/** The SQLSTATE with which a statement refuses to drop rows. */
	public static final String HOLDS_ROWS = OperationScope.ROWS;

	private final Operation operation;

	private final RunContext context;

	private final HistoryLook look;

	/** Whether the first transaction is to look for rows under the locks it acts with. */
	private boolean mustBeEmpty;

	GuardedDatabase(Operation operation, RunContext context, HistoryLook look, boolean mustBeEmpty) {
		this.operation = operation;
		this.context = context;
		this.look = look;
		this.mustBeEmpty = mustBeEmpty;
	}

	/**
	 * The database's name.
	 * @return the name
	 */
	public String name() {
		return this.look.database().name();
	}

	/**
	 * The schema of the application: the default schema that is set, else the first of
	 * the connection's search path that exists.
	 * @return the schema's name
	 */
	public String schema() {
		return this.look.schema(this.context.settings().defaultSchema());
	}

	/**
	 * Whether the next transaction must not drop any rows, since the database has no
	 * stamp.
	 * @return whether a table with rows is to be refused with {@link #HOLDS_ROWS}
	 */
	public boolean mustBeEmpty() {
		return this.mustBeEmpty;
	}

	/**
	 * Compares disk and history under the migration lock.
	 * @param directory the migrations on disk
	 * @return what they mean together
	 * @throws MigrationFilesException if the migrations cannot be read
	 */
	public MigrationPlan plan(MigrationDirectory directory) {
		DirectoryContents contents = directory.contents();
		return new MigrationPlan(this.look.database(), Planner.plan(contents.migrations(), this.look.records(), false),
				contents.findings(), false);
	}

	/**
	 * Runs a statement that drops what the schema holds in a transaction, under the lock
	 * and with its lock timeout.
	 * @param sql the statement, in which {@code %1$s} and so on stand for the values
	 * @param values texts, which are put in as literals
	 * @throws GateRefusedException if the database must hold no rows, and another session
	 * wrote some before the tables were locked
	 * @throws OperationFailedException if PostgreSQL refuses it; nothing has been changed
	 * then
	 */
	public void transaction(String sql, String... values) {
		Object[] literals = Stream.of(values).map(Sql::literal).toArray();
		try {
			this.context.dropping(this.mustBeEmpty ? OperationScope.requireEmpty(schema()) : null,
					sql.formatted(literals));
		}
		catch (MessageFailure ex) {
			throw failure(ex);
		}
		this.mustBeEmpty = false;
	}

	/**
	 * Runs several steps in one transaction, under the lock and with its lock timeout.
	 * @param work the steps
	 * @throws GateRefusedException if the database must hold no rows, and another session
	 * wrote some before the tables were locked
	 * @throws OperationFailedException if PostgreSQL refuses a step; nothing has been
	 * changed then
	 */
	public void transaction(GuardedTransaction work) {
		try {
			this.context.begin(this.mustBeEmpty ? OperationScope.requireEmpty(dropped()) : null);
			if (work.run(new OpenTransaction(this.context.session()))) {
				this.context.commit();
			}
		}
		catch (MessageFailure ex) {
			throw failure(ex);
		}
		catch (SQLException ex) {
			rollback();
			throw failure(ex);
		}
		finally {
			rollback();
		}
		this.mustBeEmpty = false;
	}

	private void rollback() {
		if (!this.context.session().isClosed()) {
			this.context.rollback();
		}
	}

	private @Nullable String dropped() {
		return (this.operation == Operation.RESET) ? schema() : null;
	}

	/**
	 * Runs a script in one transaction and records nothing.
	 * @param location where the script is, for messages
	 * @param content the script
	 * @throws OperationFailedException if one of its statements fails; nothing of it
	 * remains then
	 */
	public void script(String location, byte[] content) {
		script(location, content, List.of());
	}

	/**
	 * Runs a script that removes rows in one transaction and records nothing.
	 * @param location where the script is, for messages
	 * @param content the script
	 * @param shown the rows that a person was shown
	 * @throws GateRefusedException if there are more now
	 * @throws OperationFailedException if one of its statements fails; nothing of it
	 * remains then
	 */
	public void script(String location, byte[] content, List<ShownRows> shown) {
		List<String> first = new ArrayList<>(2);
		if (this.mustBeEmpty) {
			first.add(OperationScope.requireEmpty(null));
		}
		if (!shown.isEmpty()) {
			first.add(ShownRows.require(shown));
		}
		new GuardedScript(this.operation, this.context).run(location, content,
				first.isEmpty() ? null : String.join(";\n", first), this::refusal);
		this.mustBeEmpty = false;
	}

	/**
	 * Makes sure that a later removal of rows removes no more than were shown.
	 * @param shown the rows that a person was shown
	 * @throws GateRefusedException if there are more
	 */
	public void require(List<ShownRows> shown) {
		if (!shown.isEmpty()) {
			transaction(ShownRows.require(shown).replace("%", "%%"));
		}
	}

	/**
	 * Makes sure that a DataSource leads to this same database.
	 * @param dataSource the DataSource
	 * @throws GateRefusedException if it leads to another one
	 */
	public void requireSame(DataSource dataSource) {
		if (this.context.session().isOf(dataSource)) {
			return;
		}
		try (Connection connection = dataSource.getConnection()) {
			if (!connection.isWrapperFor(PGConnection.class) || !RunningDatabase.read(connection)
				.equals(RunningDatabase.read(this.context.session().connection()))) {
				throw StampRefusals.otherDatabase(this.operation, this.look.database());
			}
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("find the database of the application's own DataSource", ex);
		}
	}

	private @Nullable GateRefusedException refusal(SQLException error) {
		return switch (String.valueOf(error.getSQLState())) {
			case OperationScope.ROWS -> StampRefusals.none(this.operation, this.look.database(), message(error));
			case ShownRows.MORE -> GateRefusedException.moreRows(this.operation, message(error));
			default -> null;
		};
	}

	private static String message(SQLException error) {
		ServerErrorMessage server = (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		return String.valueOf((server != null) ? server.getMessage() : error.getMessage());
	}

	/**
	 * A message whose answer is lost may have brought a COMMIT to the server. A server
	 * that ends a session says so before it commits.
	 */
	private MigrationException failure(MessageFailure failure) {
		if (failure.saidByDriver() && this.context.lost(failure)) {
			return OperationFailedException.lost(this.operation, name(), failure.error());
		}
		rollback();
		return failure(failure.error());
	}

	private MigrationException failure(SQLException error) {
		GateRefusedException refusal = refusal(error);
		if (refusal != null) {
			return refusal;
		}
		String state = Objects.requireNonNullElse(error.getSQLState(), "");
		List<String> blockers = state.equals("55P03") ? blockers() : List.of();
		ServerErrorMessage server = (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		return OperationFailedException.refused(this.operation, name(), message(error), detail(server), state, blockers,
				TimeLimit.behind(error, this.context.session(), null), error);
	}

	private static @Nullable String detail(@Nullable ServerErrorMessage server) {
		return (server != null) ? server.getDetail() : null;
	}

	private List<String> blockers() {
		return this.context.query("""
				SELECT DISTINCT pg_catalog.concat('pid ', a.pid, ', application "', a.application_name, '"')
				FROM pg_catalog.pg_locks l
					JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
					JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) l.relation
				WHERE l.granted AND l.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
					AND a.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
					AND c.relnamespace OPERATOR(pg_catalog.=)
						(SELECT n.oid FROM pg_catalog.pg_namespace n
							WHERE n.nspname OPERATOR(pg_catalog.=) %s::pg_catalog.name)
				LIMIT 5""".formatted(Sql.literal(schema())));
	}

}
