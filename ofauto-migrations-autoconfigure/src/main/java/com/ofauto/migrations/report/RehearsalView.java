package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsedMigration;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal.
 *
 * @param rehearsedAt when it began, in UTC
 * @param form {@code copy}, {@code facts}, {@code scratch} or {@code scratch-with-facts}
 * @param server the version of the server
 * @param record the file that has the record, absent if nothing was rehearsed or an older
 * one stays
 * @param migrations the migrations that were rehearsed, in order
 * @param failure what ended it, absent if all migrations were applied
 * @since 0.1.0
 */
public record RehearsalView(String rehearsedAt, String form, String server, @Nullable String record,
		List<RehearsedMigration> migrations, @Nullable FailureView failure) {

	/**
	 * A rehearsal for programs.
	 * @param rehearsal what happened
	 * @param record the file that has the record, or {@code null} if nothing was
	 * rehearsed
	 * @param failure what ended it, or {@code null}
	 * @return its values
	 */
	public static RehearsalView of(Rehearsal rehearsal, @Nullable String record, @Nullable MigrationException failure) {
		return new RehearsalView(rehearsal.rehearsedAt().toString(), rehearsal.form().word(), rehearsal.server(),
				record, rehearsal.migrations(), (failure != null) ? FailureView.of(failure, true) : null);
	}

}
