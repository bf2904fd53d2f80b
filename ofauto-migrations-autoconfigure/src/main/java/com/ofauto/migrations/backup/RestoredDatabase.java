package com.ofauto.migrations.backup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationRecord;
import com.ofauto.migrations.core.PlannedMigration;
import org.jspecify.annotations.Nullable;

/**
 * A database that a backup was restored into.
 *
 * @param name its name
 * @param server where it is, with the database of which the backup may be
 * @param plan what its history says
 * @param aside a name that no database has, for the one that makes room
 * @since 0.1.0
 */
@Internal
public record RestoredDatabase(String name, ConnectedServer server, MigrationPlan plan, String aside) {

	/**
	 * Whether its history can be an earlier one of another database.
	 * @param living the other database
	 * @return {@code false} if it has no history and the other one has, or no migration
	 * that the other one knows
	 */
	public boolean isEarlierThan(MigrationPlan living) {
		if (this.plan.database().history() == null) {
			return living.database().history() == null;
		}
		Set<String> known = living.migrations().stream().map(PlannedMigration::name).collect(Collectors.toSet());
		List<String> applied = applied();
		return applied.isEmpty() || applied.stream().anyMatch(known::contains);
	}

	/**
	 * What it has.
	 * @return the names of the applied migrations in order
	 */
	public List<String> applied() {
		return this.plan.migrations()
			.stream()
			.filter((planned) -> isApplied(planned.status().record()))
			.map(PlannedMigration::name)
			.toList();
	}

	private static boolean isApplied(@Nullable MigrationRecord record) {
		return record != null && record.applied();
	}

}
