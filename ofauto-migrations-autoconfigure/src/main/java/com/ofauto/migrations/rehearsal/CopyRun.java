package com.ofauto.migrations.rehearsal;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a copy.
 *
 * @param rehearsal the record
 * @param failure what ended it, or {@code null} if all migrations were applied
 * @since 0.1.0
 */
@Internal
public record CopyRun(Rehearsal rehearsal, @Nullable MigrationException failure) {

}
