package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.core.script.ConcurrentStatement;
import com.ofauto.migrations.core.script.ConcurrentStatement.CreateIndex;
import com.ofauto.migrations.core.script.ConcurrentStatement.Detach;
import com.ofauto.migrations.core.script.ConcurrentStatement.DropIndex;
import com.ofauto.migrations.core.script.ConcurrentStatement.Reindex;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.SqlCharacter;
import org.jspecify.annotations.Nullable;

/**
 * Finds and removes what an interrupted {@code CONCURRENTLY} has left. It resolves names
 * as the author's statement does, under the session's own search path.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY">Building
 * Indexes Concurrently</a>
 */
final class ConcurrentRepair {

	private static final String NOT_BEING_BUILT = " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p"
			+ " WHERE p.index_relid OPERATOR(pg_catalog.=) i.indexrelid"
			+ " AND p.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid())";

	private static final String LEFT_BY_REINDEX = "EXISTS (SELECT FROM pg_catalog.pg_class c"
			+ " WHERE c.oid OPERATOR(pg_catalog.=) i.indexrelid"
			+ " AND c.relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$')";

	/** An index of a TOAST table is dropped by its name, which few roles may use. */
	private static final String IN_REACH = "(SELECT pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE')"
			+ " FROM pg_catalog.pg_class c WHERE c.oid OPERATOR(pg_catalog.=) i.indexrelid)";

	private final RunContext context;

	private final Migration migration;

	ConcurrentRepair(RunContext context, Migration migration) {
		this.context = context;
		this.migration = migration;
	}

	/**
	 * The state of the catalog before the statement, from which its effect is found
	 * afterwards: the oids of relations, separated by commas.
	 */
	String before(ConcurrentStatement statement) {
		if (statement instanceof CreateIndex create) {
			return String.join(",", this.context.query("SELECT i.indexrelid::pg_catalog.text FROM pg_catalog.pg_index i"
					+ " WHERE i.indrelid OPERATOR(pg_catalog.=) " + oid(create.table())));
		}
		if (statement instanceof DropIndex drop) {
			return String.join(",", present(drop.index()));
		}
		if (statement instanceof Detach detach) {
			return String.join(",", present(detach.partition()));
		}
		return String.join(",",
				this.context.query("SELECT i.indexrelid::pg_catalog.text FROM pg_catalog.pg_index i WHERE "
						+ LEFT_BY_REINDEX + " AND NOT i.indisvalid"));
	}

	private List<String> present(String relation) {
		return this.context.query("SELECT c.oid::pg_catalog.text FROM pg_catalog.pg_class c"
				+ " WHERE c.oid OPERATOR(pg_catalog.=) " + oid(relation));
	}

	/**
	 * Whether an interrupted statement has completed its work, or is completed here.
	 */
	boolean complete(ScriptStatement text, ConcurrentStatement statement, @Nullable String before) {
		if (statement instanceof Detach detach) {
			return detached(detach, before);
		}
		if (before == null) {
			return false;
		}
		if (statement instanceof CreateIndex create) {
			String fresh = "SELECT " + IndexDefinition.SQL + " FROM pg_catalog.pg_index i WHERE i.indisvalid"
					+ ((create.index() == null) ? " AND " + IndexDefinition.PLAIN : "") + isNew(create, before)
					+ named(create.index());
			return (create.index() != null) ? exists(fresh) : isAmong(text, create, this.context.query(fresh));
		}
		return statement instanceof DropIndex && !before.isEmpty()
				&& !exists("SELECT 'x' FROM pg_catalog.pg_class c WHERE " + isOf("c.oid", before));
	}

	/**
	 * Without a name, a new index may belong to another session's statement.
	 */
	private boolean isAmong(ScriptStatement text, CreateIndex create, List<String> definitions) {
		return !definitions.isEmpty() && definitions.contains(IndexDefinition.of(text, create, this.context));
	}

	private boolean detached(Detach detach, @Nullable String before) {
		boolean known = before != null && !before.isEmpty();
		List<String> attached = this.context
			.query("SELECT CASE WHEN inhdetachpending THEN inhrelid::pg_catalog.regclass::pg_catalog.text ELSE '' END"
					+ " FROM pg_catalog.pg_inherits WHERE "
					+ ((before != null && known) ? isOf("inhrelid", before)
							: "inhrelid OPERATOR(pg_catalog.=) " + oid(detach.partition()))
					+ " AND inhparent OPERATOR(pg_catalog.=) " + oid(detach.table()));
		String pending = String.join("", attached);
		if (!pending.isEmpty()) {
			this.context.session()
				.send("finish the detaching of a partition",
						"ALTER TABLE " + detach.table() + " DETACH PARTITION " + detach.partition() + " FINALIZE");
			repaired("finished detaching the partition " + pending + ", which an interrupted attempt had left"
					+ " pending");
			return true;
		}
		return known && attached.isEmpty();
	}

	/**
	 * Drops the invalid indexes that an interrupted attempt has left.
	 */
	void clear(ConcurrentStatement statement, @Nullable String before) {
		if (statement instanceof CreateIndex create) {
			if (create.index() != null) {
				drop("i.indrelid OPERATOR(pg_catalog.=) " + oid(create.table()) + named(create.index()));
			}
			else if (before != null) {
				drop("true" + isNew(create, before));
			}
		}
		else if (statement instanceof Reindex && before != null) {
			String left = LEFT_BY_REINDEX + notIn(before) + " AND ";
			drop(left + IN_REACH);
			invalid(left + "NOT " + IN_REACH).forEach((index) -> repaired("left the invalid index " + index
					+ " of an interrupted attempt, which this role may not drop. It costs writes and helps nobody. A superuser"
					+ " drops it with: DROP INDEX " + index + ";"));
		}
	}

	/**
	 * Drops the index that a repeated statement has built if the interrupted attempt had
	 * built the same: the definitions are equal except for the name.
	 * @param before what the interrupted attempt found
	 * @param repeated what the repeated attempt found
	 */
	void dropRepeated(ConcurrentStatement statement, String before, String repeated) {
		if (!(statement instanceof CreateIndex create) || create.index() != null) {
			return;
		}
		String twin = """
				WITH fresh AS (SELECT i.indexrelid AS id, %1$s AS definition FROM pg_catalog.pg_index i
					WHERE i.indisvalid AND %2$s%3$s)
				SELECT built.id::pg_catalog.regclass::pg_catalog.text FROM fresh built
				WHERE NOT %4$s AND EXISTS (SELECT FROM fresh earlier
					WHERE earlier.definition OPERATOR(pg_catalog.=) built.definition AND %5$s)""";
		for (String index : this.context.query(twin.formatted(IndexDefinition.SQL, IndexDefinition.PLAIN,
				isNew(create, before), isOf("built.id", repeated), isOf("earlier.id", repeated)))) {
			this.context.session().send("drop a repeated index", "DROP INDEX CONCURRENTLY IF EXISTS " + index);
			repaired("dropped the index " + index + ", which an interrupted attempt had already built under"
					+ " another name");
		}
	}

	private List<String> invalid(String condition) {
		return this.context
			.query("SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text FROM pg_catalog.pg_index i WHERE "
					+ condition + " AND NOT i.indisvalid" + NOT_BEING_BUILT);
	}

	private void drop(String condition) {
		for (String index : invalid(condition)) {
			this.context.session().send("drop an invalid index", "DROP INDEX CONCURRENTLY IF EXISTS " + index);
			repaired("dropped the invalid index " + index + ", which an interrupted attempt had left");
		}
	}

	private void repaired(String what) {
		this.context.listener().repaired(this.migration.name(), what);
	}

	private static String isNew(CreateIndex create, String before) {
		return " AND i.indrelid OPERATOR(pg_catalog.=) " + oid(create.table()) + notIn(before);
	}

	private static String notIn(String before) {
		return before.isEmpty() ? "" : " AND NOT " + isOf("i.indexrelid", before);
	}

	private static String isOf(String oid, String numbers) {
		return oid + " OPERATOR(pg_catalog.=) ANY ('{" + numbers + "}'::pg_catalog.oid[])";
	}

	private static String named(@Nullable String index) {
		return (index == null) ? ""
				: " AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid OPERATOR(pg_catalog.=) i.indexrelid"
						+ " AND c.relkind OPERATOR(pg_catalog.=) 'i' AND c.relname OPERATOR(pg_catalog.=) "
						+ Sql.literal(plain(index)) + "::pg_catalog.name)";
	}

	private static String plain(String name) {
		return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
				: SqlCharacter.lowerCase(name);
	}

	private static String oid(String relation) {
		return "pg_catalog.to_regclass(" + Sql.literal(relation) + ")::pg_catalog.oid";
	}

	private boolean exists(String sql) {
		return !this.context.query(sql).isEmpty();
	}

}
