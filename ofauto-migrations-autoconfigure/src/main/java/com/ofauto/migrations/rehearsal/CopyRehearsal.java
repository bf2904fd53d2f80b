package com.ofauto.migrations.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.StatementProgress;
import com.ofauto.migrations.core.UnsupportedDatabaseException;
import com.ofauto.migrations.verdict.Judge;
import org.jspecify.annotations.Nullable;

/**
 * Applies the pending migrations to a copy of the data, and takes their times. The copy
 * is changed as a deploy changes a database: it is good for one rehearsal.
 *
 * @since 0.1.0
 */
@Internal
public final class CopyRehearsal {

	private final Migrator configured;

	private final Migrator copy;

	private final TimedDeploy deploy = new TimedDeploy(this::arrived);

	private @Nullable CopyLook look;

	private @Nullable ServerFacts server;

	/**
	 * Creates a rehearsal. Nothing is connected to yet.
	 * @param configured the migrator of the configured database
	 * @param there the copy
	 * @param listeners hear of the deploy to the copy
	 */
	public CopyRehearsal(Migrator configured, DataSource there, List<MigrationListener> listeners) {
		List<MigrationListener> all = new ArrayList<>(listeners);
		all.add(this.deploy.listener());
		this.configured = configured;
		this.copy = configured.tools().elsewhere(there, all);
	}

	/**
	 * How far PostgreSQL is with a statement on the copy.
	 * @return the progress, or empty if PostgreSQL reports none
	 * @throws MigrationException if the server could not be asked
	 */
	public Optional<StatementProgress> progress() {
		return this.copy.work().progress();
	}

	/**
	 * Looks at the copy, and finds out whether it is one. Applies nothing.
	 * @return what was seen
	 * @throws CopyRefusedException if it cannot be rehearsed on
	 * @throws MigrationException if a deploy would stop before it applies anything, or
	 * the copy or the files cannot be read
	 */
	public CopyLook look() {
		MigrationPlan plan = supported(this.copy::plan);
		if (plan.database().history() == null) {
			throw CopyRefusedException.noHistory(plan.database().name());
		}
		CopyProof proof = this.copy.tools().read((connection) -> {
			this.server = facts(connection);
			requireWritable(connection, plan.database().name());
			return new CopyCheck(this.configured, plan.database()).prove(connection);
		});
		this.copy.tools().requireDeployable(plan);
		CopyLook seen = new CopyLook(plan, proof, Judge.judgeWithRows(this.copy, plan), this.copy.tools().server());
		this.look = seen;
		return seen;
	}

	/**
	 * Applies what was pending at the look. Before each migration it asks again, on the
	 * connection that applies it, whether the database is the one that was looked at and,
	 * if that was proven, whether it is a copy on another server.
	 * @return what happened, also if a migration failed
	 * @throws CopyRefusedException if the database is another one
	 * @throws MigrationException if no migration was begun
	 */
	public RehearsalRun run() {
		CopyLook seen = Objects.requireNonNull(this.look, "look comes first");
		return supported(() -> this.deploy.run(this.copy, Rehearsal.Form.COPY, seen.plan(),
				seen.plan().database().serverVersion(), seen.judgement()));
	}

	private static <T> T supported(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (UnsupportedDatabaseException ex) {
			throw CopyRefusedException.unsupported(ex);
		}
	}

	private void arrived(Connection connection) throws SQLException {
		CopyLook seen = Objects.requireNonNull(this.look);
		ServerFacts expected = Objects.requireNonNull(this.server);
		ServerFacts here = facts(connection);
		if (!here.equals(expected)) {
			throw CopyRefusedException.moved(expected.database(), here.database());
		}
		if (seen.proof() instanceof CopyProof.Proven) {
			new CopyCheck(this.configured, seen.plan().database()).requireOtherServer(connection);
		}
	}

	/**
	 * A migration would fail for that, and not for what it does.
	 */
	private static void requireWritable(Connection connection, String database) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("SELECT pg_catalog.current_setting('default_transaction_read_only')")) {
			row.next();
			if (row.getString(1).equals("on")) {
				throw CopyRefusedException.readOnly(database);
			}
		}
	}

	private static ServerFacts facts(Connection connection) throws SQLException {
		try (HeldLock lock = HeldLock.on(connection)) {
			return lock.server();
		}
	}

}
