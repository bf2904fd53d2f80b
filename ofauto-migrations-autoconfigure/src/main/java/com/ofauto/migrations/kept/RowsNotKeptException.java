package com.ofauto.migrations.kept;

import com.ofauto.migrations.core.FailureException;

/**
 * A reset would lose rows of which no person knows. Nothing has been dropped.
 *
 * @since 0.1.0
 */
public final class RowsNotKeptException extends FailureException {

	private final String table;

	RowsNotKeptException(KeepPlan.LostTable table) {
		super("The rows of table " + table.name() + " cannot be kept any more: " + table.reason()
				+ ". When the reset was confirmed, they could. Nothing was dropped.",
				"Run the command again, which shows what is kept now.", null);
		this.table = table.name();
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The table.
	 * @return its name as SQL has it
	 */
	public String table() {
		return this.table;
	}

}
