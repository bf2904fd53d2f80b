package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.RenamedRelation;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a migration whose impact is known. Each of its segments takes its own.
 */
final class MigrationLocks {

	private final RunContext context;

	private final Migration migration;

	private final List<Segment> segments;

	/** One for each statement of the segments; none if that is not known. */
	private final List<StatementImpact> statements;

	private final PresentNames names;

	private MigrationLocks(RunContext context, Migration migration, List<Segment> segments,
			List<StatementImpact> statements, List<RenamedRelation> renames) {
		this.context = context;
		this.migration = migration;
		this.segments = segments;
		this.statements = statements;
		this.names = new PresentNames(context, renames);
	}

	/**
	 * The locks of a migration.
	 * @param used whether others may use what the database has
	 */
	static MigrationLocks of(RunContext context, Migration migration, ScriptOutline outline, boolean used) {
		List<Segment> segments = outline.segments();
		boolean asked = used && context.observation().none() && context.bounds().confinement() == Confinement.NONE
				&& !context.settings().tableLockTimeout().isZero();
		if (asked && migration.impact() instanceof KnownImpact.Known known) {
			List<StatementImpact> statements = known.impact().statements();
			boolean matches = statements.size() == segments.stream().mapToInt(Segment::size).sum();
			return new MigrationLocks(context, migration, segments, matches ? statements : List.of(),
					known.impact().renames());
		}
		return new MigrationLocks(context, migration, segments, List.of(), List.of());
	}

	/**
	 * The locks of a segment.
	 * @param number its number, from 0
	 * @return {@code null} if its impact is not known, or there is nothing to lock
	 */
	@Nullable Prelock of(int number) {
		if (this.statements.isEmpty()) {
			return null;
		}
		Segment segment = this.segments.get(number);
		int from = this.segments.subList(0, number).stream().mapToInt(Segment::size).sum();
		List<StatementImpact> known = this.statements.subList(from, from + segment.size());
		List<StatementImpact> own = (number > 0) ? this.names.in(known) : known;
		String schema = this.context.history().schema();
		List<LockPlan.Step> steps = segment.transaction() ? LockPlan.of(own, schema)
				: (segment.kind() == Segment.Kind.ALONE) ? LockPlan.alone(own.get(0), schema) : List.of();
		return steps.isEmpty() ? null : new Prelock(this.context, this.migration, segment, steps,
				() -> segment.transaction() ? LockPlan.together(own, schema) : List.of());
	}

}
