package com.ofauto.migrations.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.StampedEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a database is a copy of the configured one, on another server. A lock
 * that is held on the configured server and not seen on the other one tells the servers
 * apart, by whatever name they are reached. The keys of the records tell that one history
 * is a copy of the other, and the stamp which one may be the original.
 */
final class CopyCheck {

	private final Migrator configured;

	private final DatabaseInfo copy;

	CopyCheck(Migrator configured, DatabaseInfo copy) {
		this.configured = configured;
		this.copy = copy;
	}

	/**
	 * Looks at both.
	 * @param connection a connection to the copy, without an open transaction
	 * @throws CopyRefusedException if it cannot be rehearsed on
	 */
	CopyProof prove(Connection connection) throws SQLException {
		MigrationPlan original;
		try {
			original = this.configured.plan();
		}
		catch (MigrationException ex) {
			if (ex.kind() != Failure.Kind.UNREACHABLE) {
				throw ex;
			}
			try (HeldLock here = HeldLock.on(connection)) {
				requirePrimary(here);
			}
			return new CopyProof.Unproven("The configured database could not be asked. " + ex.problem());
		}
		String history = original.database().history();
		return this.configured.tools().read((there) -> compare(original.database(), history, there, connection));
	}

	/**
	 * Makes sure that a connection to the copy leads to another server than the
	 * configured one.
	 * @param connection a connection to the copy, without an open transaction
	 * @throws CopyRefusedException if it does not
	 */
	void requireOtherServer(Connection connection) throws SQLException {
		this.configured.tools().read((there) -> {
			try (HeldLock held = HeldLock.on(there); HeldLock control = HeldLock.on(connection)) {
				requireOtherServer(held, control);
				return true;
			}
		});
	}

	private void requireOtherServer(HeldLock held, HeldLock control) throws SQLException {
		if (control.sees(held)) {
			throw held.server().equals(control.server()) ? CopyRefusedException.sameDatabase(this.copy.name())
					: CopyRefusedException.sameServer(this.copy.name());
		}
		requirePrimary(control);
		if (held.server().standby()) {
			throw CopyRefusedException.configuredStandby(this.copy.name());
		}
		if (!control.sees(control)) {
			throw CopyRefusedException.locksAreHidden(this.copy.name());
		}
		if (!held.sees(held)) {
			throw CopyRefusedException.lockLost(this.copy.name());
		}
	}

	private CopyProof compare(DatabaseInfo original, @Nullable String history, Connection there, Connection here)
			throws SQLException {
		try (HeldLock held = HeldLock.on(there); HeldLock control = HeldLock.on(here)) {
			requireOtherServer(held, control);
			Set<String> foreign = keys(here, Objects.requireNonNull(this.copy.history()));
			Set<String> own = (history != null) ? keys(there, history) : Set.of();
			return (foreign.isEmpty() || !own.containsAll(foreign)) ? new CopyProof.Unproven(difference(foreign, own))
					: direction(original, held.server().system() == control.server().system());
		}
	}

	private void requirePrimary(HeldLock here) {
		if (here.server().standby()) {
			throw CopyRefusedException.standby(this.copy.name());
		}
	}

	private String difference(Set<String> foreign, Set<String> own) {
		long unknown = foreign.stream().filter((key) -> !own.contains(key)).count();
		return "The history of database " + this.copy.name()
				+ ((unknown == foreign.size()) ? " has no record of the configured database, so it is no copy of that."
						: " has " + unknown + " of its " + foreign.size()
								+ " records that the configured database lacks: a"
								+ " rehearsal has used it, or it is no copy of that.");
	}

	/**
	 * Which of the two is the copy. A stamp is bound to the database that it was written
	 * for, and a copy of the files keeps it.
	 */
	private CopyProof direction(DatabaseInfo original, boolean ofFiles) {
		StampedEnvironment stamp = this.copy.stamp();
		if (stamp == null || stamp.copy()) {
			return new CopyProof.Proven();
		}
		if (!ofFiles) {
			return new CopyProof.Unproven("Database " + this.copy.name() + " is " + stamp.describe()
					+ " itself, and no copy of the configured database's files, which may be a copy of it.");
		}
		MigrationEnvironment environment = environment(original);
		return (stamp.environment().compareTo(environment) <= 0) ? new CopyProof.Proven()
				: new CopyProof.Unproven(
						"Database " + this.copy.name() + " is " + stamp.describe() + ", and the configured one is of "
								+ environment.word() + ". So the configured one may be the copy.");
	}

	private MigrationEnvironment environment(DatabaseInfo original) {
		StampedEnvironment stamp = original.stamp();
		return (stamp != null) ? stamp.environment() : this.configured.gate().environment();
	}

	private static Set<String> keys(Connection connection, String history) throws SQLException {
		Set<String> keys = new HashSet<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT id FROM " + history)) {
			while (rows.next()) {
				keys.add(rows.getString(1));
			}
		}
		return keys;
	}

}
