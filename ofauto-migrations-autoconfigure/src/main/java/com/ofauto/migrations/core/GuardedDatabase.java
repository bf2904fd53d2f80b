package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A database on which the {@link Gate} has let something pass, while the migration lock
 * is held on its one connection. There is no other way to one of these.
 */
public final class GuardedDatabase {

	private final Act act;

	private final RunContext context;

	private final HistoryLook look;

	GuardedDatabase(Act act, RunContext context, HistoryLook look) {
		this.act = act;
		this.context = context;
		this.look = look;
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
	 * Compares disk and history, which nobody changes in this database meanwhile.
	 * @param directory the migrations on disk
	 * @return what they mean together
	 * @throws MigrationFilesException if the migrations cannot be read
	 */
	public MigrationPlan plan(MigrationDirectory directory) {
		DirectoryContents contents = directory.contents();
		return new MigrationPlan(this.look.database(), Planner.plan(contents.migrations(), this.look.records(), false),
				contents.findings());
	}

	/**
	 * Runs a statement in a transaction, under the lock and with its lock timeout.
	 * @param sql the statement, in which {@code %1$s} and so on stand for the values
	 * @param values texts, which are put in as literals
	 * @throws ActFailedException if PostgreSQL refuses it; nothing has been changed then
	 */
	public void transaction(String sql, String... values) {
		Object[] literals = Stream.of(values).map(Sql::literal).toArray();
		List<String> statements = List.of("BEGIN",
				"SET LOCAL lock_timeout = " + this.context.settings().lockTimeout().toMillis(), AdvisoryLock.FENCE,
				sql.formatted(literals), "COMMIT");
		Wire.Outcome outcome = this.context.session().wire().send(String.join(";\n", statements));
		SQLException error = outcome.error();
		if (error != null) {
			this.context.rollback();
			throw failure(error);
		}
	}

	/**
	 * Runs a script in one transaction and records nothing.
	 * @param location where the script is, for messages
	 * @param content the script
	 * @throws ActFailedException if one of its statements fails; nothing of it remains
	 * then
	 */
	public void script(String location, byte[] content) {
		new GuardedScript(this.act, this.context).run(location, content);
	}

	/**
	 * Makes sure that the connections of others lead to this very database.
	 * @param dataSource where they come from
	 * @throws GateRefusedException if they lead elsewhere
	 */
	public void requireSame(DataSource dataSource) {
		if (this.context.session().isOf(dataSource)) {
			return;
		}
		try (Connection connection = dataSource.getConnection()) {
			if (!connection.isWrapperFor(PGConnection.class)
					|| !Binding.read(connection).equals(this.look.mark().binding())) {
				throw StampRefusals.otherDatabase(this.act, this.look.database());
			}
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("look where the application's own DataSource leads", ex);
		}
	}

	private ActFailedException failure(SQLException error) {
		String state = Objects.requireNonNullElse(error.getSQLState(), "");
		List<String> blockers = state.equals("55P03") ? blockers() : List.of();
		ServerErrorMessage server = (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		String message = String.valueOf((server != null) ? server.getMessage() : error.getMessage());
		return ActFailedException.refused(this.act, name(), message, detail(server), state, blockers, error);
	}

	private static @Nullable String detail(@Nullable ServerErrorMessage server) {
		return (server != null) ? server.getDetail() : null;
	}

	private List<String> blockers() {
		return this.context.query("SELECT DISTINCT 'pid ' || a.pid || ', application \"'"
				+ " || coalesce(a.application_name, '') || '\"' FROM pg_locks l"
				+ " JOIN pg_stat_activity a ON a.pid = l.pid JOIN pg_class c ON c.oid = l.relation"
				+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.granted AND l.pid <> pg_backend_pid()"
				+ " AND a.datname = current_database() AND n.nspname = " + Sql.literal(schema()) + " LIMIT 5");
	}

}
