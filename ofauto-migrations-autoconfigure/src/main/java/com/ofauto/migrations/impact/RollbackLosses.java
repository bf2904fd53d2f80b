package com.ofauto.migrations.impact;

import java.util.List;

/**
 * What of the data does not survive a rollback, as a trace of it in a scratch database
 * has shown. Names are as SQL has them, without the default schema.
 *
 * @param drops the tables and columns that it drops, and the tables that it empties
 * @param converts the columns that it gives another type
 * @param writes its statements that change rows themselves, as the server calls them,
 * such as {@code UPDATE}
 * @since 0.1.0
 */
public record RollbackLosses(List<DroppedObject> drops, List<ColumnChange> converts, List<String> writes) {

	/** The data survives. */
	public static final RollbackLosses NONE = new RollbackLosses(List.of(), List.of(), List.of());

	public RollbackLosses {
		drops = List.copyOf(drops);
		converts = List.copyOf(converts);
		writes = List.copyOf(writes);
	}

	/**
	 * The losses that statements have shown.
	 * @param statements the statements of a rollback
	 * @return what they lose
	 */
	public static RollbackLosses of(List<StatementImpact> statements) {
		return new RollbackLosses(
				statements.stream()
					.flatMap((statement) -> statement.drops().stream())
					.filter(RollbackLosses::holdsData)
					.distinct()
					.toList(),
				statements.stream()
					.flatMap((statement) -> statement.columns().stream())
					.filter((column) -> column.from() != null)
					.toList(),
				statements.stream()
					.filter((statement) -> statement.rowsUnknown() && !isDefinition(statement.command()))
					.map(StatementImpact::command)
					.distinct()
					.toList());
	}

	private static boolean holdsData(DroppedObject object) {
		return object.type().equals("table") || object.type().equals("table column") || object.type().equals("rows");
	}

	/**
	 * What such a statement does to rows is told as a drop or a conversion.
	 */
	private static boolean isDefinition(String command) {
		return command.startsWith("ALTER ") || command.startsWith("CREATE ") || command.startsWith("DROP ")
				|| command.startsWith("TRUNCATE");
	}

}
