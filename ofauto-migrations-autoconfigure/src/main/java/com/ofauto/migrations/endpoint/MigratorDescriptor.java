package com.ofauto.migrations.endpoint;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.core.StampedEnvironment;
import com.ofauto.migrations.core.StampedSchema;
import org.jspecify.annotations.Nullable;

/**
 * What one migrator says. Without a database only state, environment, locations, failure
 * and last run are there.
 *
 * @param state everything in one word
 * @param environment the environment whose rules apply to the application
 * @param environmentNamed whether property or profiles name it; if not, the rules of
 * production apply
 * @param database the database
 * @param locations where the migrations are
 * @param counts how many migrations are in which state
 * @param pending what the next deploy applies or resumes, in order
 * @param applied what is applied, ordered by name
 * @param retired what was applied and has left the disk on purpose, ordered by name
 * @param findings what is worth a look
 * @param failure why nothing can be said, or nothing deployed
 * @param lastRun the last deploy of this application that ended well
 */
public record MigratorDescriptor(String state, String environment, boolean environmentNamed,
		@Nullable Database database, List<String> locations, @Nullable MigrationCounts counts,
		@Nullable List<Pending> pending, @Nullable List<Applied> applied, @Nullable List<Retired> retired,
		@Nullable List<FindingDescriptor> findings, @Nullable FailureDescriptor failure, @Nullable LastRun lastRun) {

	/**
	 * A database.
	 *
	 * @param name its name
	 * @param serverVersion the server's version
	 * @param history the history table with its schema, absent if there is none yet
	 * @param stamp what the database says it is, absent if it does not say
	 * @param stampElsewhere the strictest of what the histories of other schemas say that
	 * it is, absent if none says anything
	 */
	public record Database(String name, String serverVersion, @Nullable String history, @Nullable Stamp stamp,
			@Nullable StampElsewhere stampElsewhere) {

		static Database of(DatabaseInfo database) {
			StampedEnvironment stamp = database.stamp();
			return new Database(database.name(), database.serverVersion(), database.history(),
					(stamp != null) ? new Stamp(stamp.environment().word(), stamp.copy()) : null,
					StampElsewhere.of(database.elsewhere()));
		}

	}

	/**
	 * The environment that is written into a database.
	 *
	 * @param environment the environment
	 * @param copy whether it was written for another server or database
	 */
	public record Stamp(String environment, boolean copy) {

	}

	/**
	 * The environment that the history of another schema carries.
	 *
	 * @param schema the schema
	 * @param environment the environment
	 * @param copy whether it was written for another server or database
	 */
	public record StampElsewhere(String schema, String environment, boolean copy) {

		static @Nullable StampElsewhere of(@Nullable StampedSchema elsewhere) {
			return (elsewhere != null) ? new StampElsewhere(elsewhere.schema(), elsewhere.stamp().environment().word(),
					elsewhere.stamp().copy()) : null;
		}

	}

	/**
	 * A migration that the next deploy applies or resumes.
	 *
	 * @param name its name
	 * @param order its place in the deploy, from 1
	 * @param transactional {@code yes}, {@code no}, {@code server-decides} or
	 * {@code unreadable}
	 * @param late whether it is older than the newest applied one
	 * @param rolledBackAttempts how many earlier attempts were rolled back
	 * @param recorded {@code true} if it is not run but recorded, since the database has
	 * all that it replaces; absent otherwise
	 */
	public record Pending(String name, int order, String transactional, boolean late, int rolledBackAttempts,
			@Nullable Boolean recorded) {

	}

	/**
	 * A migration that is applied.
	 *
	 * @param name its name
	 * @param appliedAt when it had been applied
	 * @param durationMs how long it took
	 * @param checksum the checksum of the file that ran
	 */
	public record Applied(String name, Instant appliedAt, long durationMs, String checksum) {

	}

	/**
	 * A migration that was applied and has left the disk on purpose.
	 *
	 * @param name its name
	 * @param status {@code replaced} or {@code removed}
	 * @param replacedBy the migration that stands for it, absent if none does
	 */
	public record Retired(String name, String status, @Nullable String replacedBy) {

	}

	/**
	 * A deploy.
	 *
	 * @param startedAt when it began
	 * @param durationMs how long it took
	 * @param lockWaitMs how long it waited for the lock
	 * @param applied what it applied, in order
	 * @param findings what it found
	 */
	public record LastRun(Instant startedAt, long durationMs, long lockWaitMs, List<Step> applied,
			List<FindingDescriptor> findings) {

	}

	/**
	 * A migration that a deploy applied.
	 *
	 * @param name its name
	 * @param durationMs how long it took
	 */
	public record Step(String name, long durationMs) {

	}

}
