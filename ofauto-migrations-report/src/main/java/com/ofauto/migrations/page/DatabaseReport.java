package com.ofauto.migrations.page;

import java.util.List;
import java.util.Map;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.report.HistoryView;
import com.ofauto.migrations.report.PlanView;

/**
 * What a page shows of one database.
 *
 * @param plan what a look said
 * @param history its attempts, and what is captured
 * @param scripts the scripts of pending migrations by the names of the migrations, where
 * they may be shown
 * @since 0.1.0
 */
@Internal
public record DatabaseReport(PlanView plan, HistoryView history, Map<String, Script> scripts) {

	public DatabaseReport {
		scripts = Map.copyOf(scripts);
	}

	/**
	 * The script of a migration.
	 *
	 * @param statements its statements in order
	 * @param complete whether these are all of it
	 */
	public record Script(List<Statement> statements, boolean complete) {

		public Script {
			statements = List.copyOf(statements);
		}

	}

	/**
	 * A statement of a script.
	 *
	 * @param line its line in the file, from 1
	 * @param sql its text
	 */
	public record Statement(int line, String sql) {

	}

}
