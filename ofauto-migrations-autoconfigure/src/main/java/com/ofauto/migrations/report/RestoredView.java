package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;

/**
 * A database that a backup was restored into.
 *
 * @param database the new database
 * @param host the server where it is
 * @param port the port of the server
 * @param applied the migrations that its history has, in order
 * @param pending the migrations that a deploy of this release would apply to it, in order
 * @param related whether its history can be an earlier one of the configured database
 * @param aside a name that no database has, for the one that makes room
 * @since 0.1.0
 */
public record RestoredView(DatabaseView database, String host, int port, List<String> applied, List<String> pending,
		boolean related, String aside) {

	/**
	 * A restored database.
	 * @param name its name, which its plan may have from before it got it
	 * @param plan what its history says
	 * @param host the server where it is
	 * @param port the port of the server
	 * @param applied the migrations that its history has, in order
	 * @param related whether its history can be an earlier one of the configured database
	 * @param aside a name that no database has
	 * @return its values
	 */
	@Internal
	public static RestoredView of(String name, MigrationPlan plan, String host, int port, List<String> applied,
			boolean related, String aside) {
		DatabaseView looked = DatabaseView.of(plan.database());
		return new RestoredView(
				new DatabaseView(name, looked.serverVersion(), looked.history(), looked.stamp(),
						looked.stampElsewhere()),
				host, port, applied, plan.toApply().stream().map(Migration::name).toList(), related, aside);
	}

}
