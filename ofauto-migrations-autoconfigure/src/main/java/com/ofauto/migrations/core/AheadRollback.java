package com.ofauto.migrations.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How far a rollback has to go until a database that is ahead has what is on disk.
 */
final class AheadRollback {

	private AheadRollback() {
	}

	/**
	 * What a person types behind the command.
	 * @return such as {@code --to NAME}, or {@code null} if a rollback cannot do that
	 * alone: a way back is not kept, something that is on disk was applied later, or
	 * nothing would stay
	 */
	static @Nullable String words(List<PlannedMigration> migrations) {
		List<MigrationStatus> applied = new ArrayList<>();
		for (PlannedMigration planned : migrations) {
			MigrationRecord record = planned.status().record();
			if (record != null && record.unfinished()) {
				return null;
			}
			if (record != null && record.applied()) {
				applied.add(planned.status());
			}
		}
		applied.sort(Comparator.comparing(AheadRollback::started));
		Collections.reverse(applied);
		long ahead = applied.stream().filter(AheadRollback::isAhead).count();
		List<MigrationStatus> last = applied.stream().takeWhile(AheadRollback::isAhead).toList();
		if (last.isEmpty() || last.size() < ahead
				|| !last.stream().allMatch((status) -> ProvenRollback.begins(record(status).logs()))) {
			return null;
		}
		if (last.size() < applied.size()) {
			return ShellWord.option("--to", record(applied.get(last.size())).name());
		}
		return (last.size() == 1) ? "--last" : null;
	}

	private static boolean isAhead(MigrationStatus status) {
		return status instanceof MigrationStatus.Missing missing && missing.ahead();
	}

	private static Instant started(MigrationStatus status) {
		return record(status).startedAt();
	}

	private static MigrationRecord record(MigrationStatus status) {
		return Objects.requireNonNull(status.record());
	}

}
