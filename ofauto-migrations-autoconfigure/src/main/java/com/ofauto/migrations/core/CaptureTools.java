package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.Internal;

/**
 * What is captured, and what would be. For the commands and pages of this library.
 *
 * @since 0.1.0
 */
@Internal
public final class CaptureTools {

	private final MigratorContext context;

	CaptureTools(MigratorContext context) {
		this.context = context;
	}

	/**
	 * What is captured now.
	 * @return the captures, the oldest first
	 */
	public List<Capture> all() {
		return this.context
			.inSession((session) -> CaptureQuery.all(session).values().stream().flatMap(List::stream).toList());
	}

	/**
	 * What a deploy would capture before the migrations of a plan remove it. Asks the
	 * database only if it would capture something.
	 * @param plan what is to be deployed
	 * @return what is captured, in the order of the migrations
	 */
	public List<PlannedCapture> planned(MigrationPlan plan) {
		boolean wanted = this.context.settings().undo().keep() != null && UsedDatabase.isTouchedBy(plan);
		return (wanted && CaptureLook.removes(plan))
				? this.context.inSession((session) -> CaptureLook.of(plan, session.connection(), false)) : List.of();
	}

}
