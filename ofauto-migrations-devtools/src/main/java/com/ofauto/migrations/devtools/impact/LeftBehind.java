package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * Finds what a migration leaves behind for later ones.
 */
final class LeftBehind {

	private final CatalogQuery second;

	private final String schema;

	private final Fills fills = new Fills();

	private Census before = Census.NONE;

	/**
	 * Creates one.
	 * @param second a session in no transaction
	 * @param schema the schema whose name is left out
	 */
	LeftBehind(CatalogQuery second, String schema) {
		this.second = second;
		this.schema = schema;
	}

	/**
	 * A migration begins.
	 */
	void begin() throws SQLException {
		this.before = Census.take(this.second, this.schema);
		this.fills.begin(this.before.relations().keySet());
	}

	/**
	 * Looks at a statement that has run.
	 * @return the relations into which it may have put rows
	 */
	Set<Long> filled(MigrationStatement statement, String command, Glance before, Glance after) {
		return this.fills.by(statement.text(), command, before, after);
	}

	/**
	 * Looks at a statement that has run outside of a transaction block.
	 */
	void filledAlone(MigrationStatement statement, String command) {
		if (Fills.isBlock(command)) {
			this.fills.block(statement.text());
		}
	}

	/**
	 * The migration has ended.
	 * @param statements what its statements have done
	 * @return the impact without digests and server
	 */
	MigrationImpact end(List<StatementImpact> statements) throws SQLException {
		Census after = Census.take(this.second, this.schema);
		return new MigrationImpact("", "", "", statements, after.createdSince(this.before, this.fills, this.second),
				after.renamedSince(this.before), null);
	}

}
