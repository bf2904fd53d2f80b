package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RelationName;
import com.ofauto.migrations.impact.RollbackLosses;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a rollback would lose. In the transaction that loses it, the tables are
 * locked first, so that no row comes between the count and the loss.
 */
final class LossCheck {

	/** The SQLSTATE where something would be lost. */
	static final String LOST = "OFA03";

	/** A table or a column that is not there. */
	private static final Set<String> GONE = Set.of("42P01", "42703");

	private static final int LOOKS = 3;

	/** A type that can be put into a statement as it stands. */
	private static final Pattern TYPE = Pattern.compile("[a-z_][a-z0-9_ ]*(\\([0-9, ]+\\))?[a-z ]*(\\[])*");

	private static final String BEGIN = """
			DO $ofauto$
			DECLARE
				path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
				lost pg_catalog.text := '';
				found pg_catalog.int8;
			BEGIN
			PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			""";

	/**
	 * Under another one the rows that others write before the lock is got are not seen.
	 */
	private static final String ISOLATION = """
			IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
				lost := E'STATEMENT\\tSET TRANSACTION\\t?\\n';
			END IF;
			""";

	private static final String TABLE = """
			IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(%1$s) AND relkind IN ('r', 'p')) %5$s THEN
				%2$s
				IF row_security_active(to_regclass(%1$s)) THEN
					lost := lost || %4$s || E'\\t?\\n';
				ELSE
					%3$s
					IF found > 0 THEN
						lost := lost || %4$s || E'\\t' || found || E'\\n';
					END IF;
				END IF;
			END IF;
			""";

	/**
	 * Names of types are those of the script, and the operator is PostgreSQL's. After an
	 * error the path is what it was.
	 */
	private static final String CONVERTED = """
			BEGIN
				PERFORM pg_catalog.set_config('search_path', %1$s, true);
				EXECUTE %2$s INTO found;
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			EXCEPTION WHEN OTHERS THEN
				%3$s
			END;""";

	/** What is generated can be computed again. */
	private static final String COLUMN_THERE = "AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(%s)"
			+ " AND attname = %s::name AND NOT attisdropped AND attgenerated = '')";

	private final RollbackLosses losses;

	private final String schema;

	/**
	 * Creates one.
	 * @param losses what a trace has shown
	 * @param schema the schema of names without one
	 */
	LossCheck(RollbackLosses losses, String schema) {
		this.losses = losses;
		this.schema = schema;
	}

	/**
	 * The statements for the transaction that loses it.
	 * @param accepted whether it is only told; otherwise they fail with {@link #LOST}
	 */
	List<String> statements(boolean accepted) {
		return this.losses.equals(RollbackLosses.NONE) ? List.of() : List.of(block(true, accepted));
	}

	/**
	 * Counts without locks. What goes while it is counted is looked at again.
	 * @param patience how long it waits for tables that others have locked
	 */
	List<LostData> look(Session session, Duration patience) {
		if (this.losses.equals(RollbackLosses.NONE)) {
			return List.of();
		}
		String wait = "SELECT pg_catalog.set_config('lock_timeout', '" + patience.toMillis() + "', true);\n";
		for (int attempt = 1;; attempt++) {
			try (Statement statement = session.connection().createStatement()) {
				statement.setEscapeProcessing(false);
				statement.execute(wait + block(false, false));
				return List.of();
			}
			catch (SQLException ex) {
				if (LOST.equals(ex.getSQLState())) {
					return LossText.found(ex);
				}
				if (!GONE.contains(String.valueOf(ex.getSQLState())) || attempt == LOOKS) {
					throw new DatabaseAccessException("count what the rollback would lose", ex);
				}
			}
		}
	}

	private String block(boolean locks, boolean accepted) {
		StringBuilder block = new StringBuilder(BEGIN).append(locks ? ISOLATION : "");
		for (DroppedObject drop : this.losses.drops()) {
			boolean part = drop.type().equals(UnshownLosses.PART);
			boolean column = part || drop.type().equals("table column");
			Optional<String> table = column ? RelationName.tableOf(drop.name()) : Optional.of(drop.name());
			table.flatMap(RelationName::of)
				.map((name) -> name.quoted(this.schema))
				.ifPresent((name) -> block.append(column ? column(part, drop.name(), name, locks)
						: check(LostData.Kind.TABLE, drop.name(), name, null, count(name, "*"), locks)));
		}
		for (ColumnChange change : this.losses.converts()) {
			RelationName.of(change.relation())
				.map((name) -> name.quoted(this.schema))
				.ifPresent((name) -> block.append(converted(change, name, locks)));
		}
		this.losses.writes()
			.forEach((command) -> block.append("lost := lost || "
					+ Sql.literal(LossText.start(LostData.Kind.STATEMENT.name(), command) + "\t?\n") + ";\n"));
		block.append("PERFORM pg_catalog.set_config('search_path', path, true);\n");
		block.append("IF lost OPERATOR(pg_catalog.<>) '' THEN\n\tRAISE ")
			.append(accepted ? "INFO USING MESSAGE = pg_catalog.concat(" + Sql.literal(LossText.TOLD) + ", lost)"
					: "EXCEPTION USING ERRCODE = '" + LOST + "', MESSAGE = lost")
			.append(";\nEND IF;\nEND\n$ofauto$");
		return block.toString();
	}

	private String column(boolean part, String column, String table, boolean locks) {
		String name = RelationName.columnOf(column).orElseThrow();
		return check(part ? LostData.Kind.CONVERTED : LostData.Kind.COLUMN, column, table, name, count(table, name),
				locks);
	}

	/**
	 * Counts the values that are others when they come back from the other type. Where
	 * that cannot be asked, all of them count.
	 */
	private String converted(ColumnChange change, String table, boolean locks) {
		String column = RelationName.columnOf("t." + change.column()).orElse(null);
		if (column == null) {
			return "";
		}
		String from = String.valueOf(change.from());
		String all = count(table, column);
		String some = CONVERTED.formatted(Sql.literal("pg_catalog, " + Sql.identifier(this.schema) + ", pg_temp"),
				Sql.literal("SELECT count(" + column + ") FROM " + table + " WHERE ((" + column + "::" + change.to()
						+ ")::" + from + " OPERATOR(pg_catalog.=) " + column + ") IS NOT TRUE"),
				all);
		boolean plain = TYPE.matcher(from).matches() && TYPE.matcher(change.to()).matches();
		return check(LostData.Kind.CONVERTED, change.relation() + "." + change.column(), table, column,
				plain ? some : all, locks);
	}

	private static String count(String table, String what) {
		return "EXECUTE " + Sql.literal("SELECT count(" + what + ") FROM " + table) + " INTO found;";
	}

	private static String check(LostData.Kind kind, String name, String table, @Nullable String column, String count,
			boolean locks) {
		String there = (column != null) ? COLUMN_THERE.formatted(Sql.literal(table), Sql.literal(unquoted(column)))
				: "";
		String lock = locks ? "EXECUTE " + Sql.literal("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE") + ";" : "";
		return TABLE.formatted(Sql.literal(table), lock, count, Sql.literal(LossText.start(kind.name(), name)), there);
	}

	private static String unquoted(String identifier) {
		return String.valueOf(Sql.unquote(identifier));
	}

}
