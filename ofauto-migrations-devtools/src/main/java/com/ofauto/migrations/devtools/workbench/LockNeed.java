package com.ofauto.migrations.devtools.workbench;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.diff.Difference;
import com.ofauto.migrations.devtools.diff.Step;
import com.ofauto.migrations.devtools.diff.TableStep.CreateTable;
import com.ofauto.migrations.devtools.diff.TableStep.DropTable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many locks steps take in one transaction. What a server has beyond the number that
 * it promises varies, so that a script near the limit would run today and not tomorrow.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/runtime-config-locks.html">max_locks_per_transaction</a>
 */
final class LockNeed {

	private static final String PROMISED = """
			SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8
			    OPERATOR(pg_catalog.*) (pg_catalog.current_setting('max_connections')::pg_catalog.int8
			        OPERATOR(pg_catalog.+) pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8)
			""";

	/** The table, its row type and the array of it, and the two relations of TOAST. */
	private static final int TABLE = 5;

	private LockNeed() {
	}

	/**
	 * Whether a server promises the locks.
	 * @param database leads to the server
	 * @param steps what one transaction would do
	 * @return true if it does
	 */
	static boolean isMet(DataSource database, Difference steps) {
		long need = steps.steps().stream().mapToLong(LockNeed::of).sum();
		Long promised = new JdbcTemplate(database).queryForObject(PROMISED, Long.class);
		return promised == null || need <= promised;
	}

	private static long of(Step step) {
		if (step instanceof CreateTable create) {
			return TABLE + create.constraints().size() + create.serials().size()
					+ create.table().columns().values().stream().filter((column) -> column.identity() != null).count();
		}
		return (step instanceof DropTable drop) ? 2 * TABLE + drop.table().columns().size() : 1;
	}

}
