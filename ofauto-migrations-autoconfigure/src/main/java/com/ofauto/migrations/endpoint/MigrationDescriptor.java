package com.ofauto.migrations.endpoint;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One migration. Without a database only name, status and failure are there.
 *
 * @param name its name
 * @param status what disk and history say of it, as one word
 * @param location the file, if it is on disk
 * @param transactional {@code yes}, {@code no}, {@code server-decides} or
 * {@code unreadable}, if it is on disk
 * @param late whether it is pending and older than the newest applied one
 * @param rolledBackAttempts how many attempts were rolled back
 * @param recorded {@code true} if the next deploy does not run it but records it, since
 * the database has all that it replaces
 * @param startedAt when the attempt that counts began
 * @param appliedAt when it had been applied
 * @param durationMs how long it took
 * @param checksum the checksum of the file that ran
 * @param checksumOnDisk the checksum of the file on disk, where values are shown
 * @param logs what the history holds of an unfinished attempt, or says of a replaced or
 * removed one, where values are shown
 * @param findings what is worth a look
 * @param failure why nothing can be said
 */
public record MigrationDescriptor(String name, String status, @Nullable String location, @Nullable String transactional,
		@Nullable Boolean late, @Nullable Integer rolledBackAttempts, @Nullable Boolean recorded,
		@Nullable Instant startedAt, @Nullable Instant appliedAt, @Nullable Long durationMs, @Nullable String checksum,
		@Nullable String checksumOnDisk, @Nullable String logs, @Nullable List<FindingDescriptor> findings,
		@Nullable FailureDescriptor failure) implements OperationResponseBody {

	static MigrationDescriptor unknown(String name, String status, FailureDescriptor failure) {
		return new MigrationDescriptor(name, status, null, null, null, null, null, null, null, null, null, null, null,
				null, failure);
	}

}
