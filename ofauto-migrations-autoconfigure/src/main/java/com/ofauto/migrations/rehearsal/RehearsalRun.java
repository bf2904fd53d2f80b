package com.ofauto.migrations.rehearsal;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * What happened where the migrations were applied.
 *
 * @param rehearsal the record
 * @param failure what ended it, or {@code null} if all migrations were applied
 * @since 0.1.0
 */
@Internal
public record RehearsalRun(Rehearsal rehearsal, @Nullable MigrationException failure) {

}
