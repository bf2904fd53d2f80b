package com.ofauto.migrations.rehearsal;

import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * What happened where the migrations were applied.
 *
 * @param rehearsal the record
 * @param waited the migrations that did not get a lock in time, since others use the
 * database; their times include that
 * @param missed the migrations that somebody else has applied meanwhile, which have no
 * times
 * @param failure what ended it, or {@code null} if all migrations were applied
 * @since 0.1.0
 */
@Internal
public record RehearsalRun(Rehearsal rehearsal, List<String> waited, List<String> missed,
		@Nullable MigrationException failure) {

	public RehearsalRun {
		waited = List.copyOf(waited);
		missed = List.copyOf(missed);
	}

}
