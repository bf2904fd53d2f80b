package com.ofauto.migrations.devtools.scratch;

import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.ScriptLocation;
import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.core.StatementFailure;
import org.jspecify.annotations.Nullable;

/**
 * The migrations cannot be replayed in an empty database.
 */
public final class ReplayFailedException extends ScratchException {

	private static final String DUPLICATE = "42710";

	private final String migration;

	private final ScriptLocation location;

	private final @Nullable StatementFailure failure;

	private final boolean beyond;

	private final MigrationException cause;

	private ReplayFailedException(String migration, ScriptLocation location, @Nullable StatementFailure failure,
			boolean beyond, String problem, String remedy, MigrationException cause) {
		super(problem, remedy, cause);
		this.beyond = beyond;
		this.migration = migration;
		this.location = location;
		this.failure = failure;
		this.cause = cause;
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	static ReplayFailedException of(StatementFailedException cause, List<SharedStatement> skipped) {
		StatementFailure failure = cause.failure();
		Optional<String> role = MissingRole.remedy(failure, skipped);
		return new ReplayFailedException(cause.migration(), failure.location(), failure,
				role.isPresent() || failure.sqlState().equals(SharedStatement.BEYOND),
				"The migrations cannot be replayed in an empty database: " + cause.migration() + " fails.\n"
						+ FailureText.of(failure),
				role.orElseGet(() -> remedy(failure)), cause);
	}

	static ReplayFailedException of(MigrationScriptException cause) {
		return new ReplayFailedException(cause.migration(), cause.location(), null, false,
				"The migrations cannot be replayed in an empty database.\n" + cause.problem(), "Correct the file.",
				cause);
	}

	/**
	 * Return the same failure for the original files.
	 * @param copy the directory that was replayed
	 * @param original the directory of the original files
	 * @return a failure that names the original files
	 */
	public ReplayFailedException in(String copy, String original) {
		ScriptLocation place = new ScriptLocation(this.location.file().replace(copy, original), this.location.line(),
				this.location.column());
		return new ReplayFailedException(this.migration, place, at(place, this.failure), this.beyond,
				problem().replace(copy, original), remedy().replace(copy, original), this.cause);
	}

	private static @Nullable StatementFailure at(ScriptLocation place, @Nullable StatementFailure failure) {
		return (failure == null) ? null : new StatementFailure(place, failure.statement(), failure.sqlState(),
				failure.message(), failure.detail(), failure.hint(), failure.context());
	}

	/**
	 * Return the same failure with a diagnosis.
	 * @param diagnosis the problems of the history, in one or more sentences
	 * @param cure what to do next
	 * @return the failure with that text
	 */
	public ReplayFailedException diagnosed(String diagnosis, String cure) {
		return new ReplayFailedException(this.migration, this.location, this.failure, this.beyond, diagnosis, cure,
				this.cause);
	}

	/**
	 * Whether the reason lies outside of the database, and not in another migration.
	 * @return true if the file needs or changes objects that all databases of a server
	 * share
	 */
	public boolean beyond() {
		return this.beyond;
	}

	/**
	 * Whether statements of the file were committed.
	 * @return false for a file that is one transaction
	 */
	public boolean leavesPart() {
		return this.cause instanceof StatementFailedException statement && statement.segments() > 0;
	}

	private static String remedy(StatementFailure failure) {
		if (failure.sqlState().equals(SharedStatement.BEYOND)) {
			return "A replay changes nothing outside of its scratch database. Do this outside of migrations, or only where"
					+ " it is not done yet. If the file is applied nowhere, correct it; otherwise correct it all the same,"
					+ " and record the edit where it is applied: migrate resolve --accept-edit <name>.";
		}
		if (failure.sqlState().equals(DUPLICATE) && failure.message().startsWith("role ")) {
			return "A role belongs to the server and not to the database, so that it is there when the migration runs"
					+ " a second time: create it only if it is missing, or outside of migrations.";
		}
		if (failure.isOutOfLocks()) {
			return "The server of the scratch databases has fewer locks than this migration takes. Raise"
					+ " max_locks_per_transaction there and start it again, or name a server that has more:"
					+ " ofauto.migrations.shadow-url.";
		}
		return "Each migration must find what the ones before it have left, and nothing else. If the file is applied"
				+ " nowhere yet, correct it; otherwise add what is missing to an earlier migration, and record the edit"
				+ " where that is applied: migrate resolve --accept-edit <name>.";
	}

	/**
	 * Return the name of the migration.
	 * @return the name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * Return the place of the error in its file.
	 * @return the place
	 */
	public ScriptLocation location() {
		return this.location;
	}

	/**
	 * Return the error of PostgreSQL.
	 * @return the failure, or {@code null} if the file is not a script
	 */
	public @Nullable StatementFailure failure() {
		return this.failure;
	}

}
