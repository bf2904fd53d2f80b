package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * What is captured of a migration whose impact is known. Each of its transactions
 * captures what it removes itself.
 */
final class Captures {

	/** Nothing is captured. */
	static final Captures NONE = new Captures("", List.of(), List.of(), "", UndoSettings.NONE);

	private final String migration;

	private final List<Segment> segments;

	/** One for each statement of the segments; none if there is nothing to capture. */
	private final List<StatementImpact> statements;

	private final String schema;

	private final UndoSettings settings;

	private Captures(String migration, List<Segment> segments, List<StatementImpact> statements, String schema,
			UndoSettings settings) {
		this.migration = migration;
		this.segments = segments;
		this.statements = statements;
		this.schema = schema;
		this.settings = settings;
	}

	/**
	 * What is captured of a migration.
	 * @param used whether others may use what the database has
	 */
	static Captures of(RunContext context, Migration migration, ScriptOutline outline, boolean used) {
		boolean wanted = used && context.settings().undo().keep() != null && context.observation().none()
				&& context.bounds().confinement() == Confinement.NONE;
		if (!wanted || !(migration.impact() instanceof KnownImpact.Known known)) {
			return NONE;
		}
		List<StatementImpact> statements = known.impact().statements();
		boolean matches = statements.size() == outline.segments().stream().mapToInt(Segment::size).sum();
		String schema = context.history().schema();
		return (matches && !CapturedTable.of(statements, schema).isEmpty())
				? new Captures(migration.name(), outline.segments(), statements, schema, context.settings().undo())
				: NONE;
	}

	boolean isEmpty() {
		return this.statements.isEmpty();
	}

	/**
	 * The statements of ours that come before those of a segment, in its transaction.
	 * @param number its number, from 0
	 * @param record the identifier of the migration's record
	 */
	List<String> before(int number, String record) {
		if (isEmpty() || !this.segments.get(number).transaction()) {
			return List.of();
		}
		int from = this.segments.subList(0, number).stream().mapToInt(Segment::size).sum();
		List<CapturedTable> tables = CapturedTable
			.of(this.statements.subList(from, from + this.segments.get(number).size()), this.schema);
		return tables.isEmpty() ? List.of()
				: List.of(CaptureBlock.of(this.migration, record, this.schema, tables, this.settings));
	}

}
