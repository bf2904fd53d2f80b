package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.diff.step.TableStep.DropTable;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.jspecify.annotations.Nullable;

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

	private final long promised;

	/** The relations of each table, of its indexes and of all that is below it. */
	private final Map<ObjectId, Long> relations = new HashMap<>();

	/**
	 * Looks at what there is.
	 * @param database leads to the server
	 * @param schemas what is there before the steps and after them
	 */
	LockNeed(DataSource database, DatabaseSchema... schemas) {
		this.promised = promised(database);
		for (DatabaseSchema schema : schemas) {
			Map<ObjectId, Long> counted = new HashMap<>();
			schema.objects().values().forEach((object) -> count(object, schema, counted));
			counted.forEach((table, count) -> this.relations.merge(table, count, Math::max));
		}
	}

	private static long promised(DataSource database) {
		try (Connection connection = database.getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(PROMISED)) {
			row.next();
			return row.getLong(1);
		}
		catch (SQLException ex) {
			throw ScratchException.failed("ask how many locks the server of the scratch databases has", ex);
		}
	}

	private static void count(SchemaObject object, DatabaseSchema schema, Map<ObjectId, Long> counted) {
		if (object instanceof Table table) {
			countFor(table.id(), schema, counted);
		}
		else if (object instanceof Index index) {
			countFor(index.table(), schema, counted);
		}
		else if (object instanceof Constraint constraint && constraint.kind().hasIndex()) {
			countFor(table(constraint.id()), schema, counted);
		}
	}

	private static void countFor(ObjectId id, DatabaseSchema schema, Map<ObjectId, Long> counted) {
		counted.merge(id, 1L, Long::sum);
		if (schema.objects().get(id) instanceof Table table) {
			Stream.concat(table.parents().stream(), Stream.ofNullable(table.partition()).map((place) -> place.parent()))
				.distinct()
				.forEach((parent) -> countFor(parent, schema, counted));
		}
	}

	private static ObjectId table(ObjectId part) {
		return ObjectId.of(ObjectKind.TABLE, part.schema(), part.name());
	}

	/**
	 * Tries each segment of a change in one transaction, and in several where the server
	 * does not have the locks for one.
	 * @param trial runs a script
	 * @return whether they have to be divided
	 */
	boolean divides(List<Difference> segments, ScriptWriter writer, Consumer<String> trial) {
		if (segments.stream().allMatch(this::isMet)) {
			try {
				trial.accept(writer.segments(segments));
				return false;
			}
			catch (StatementFailedException ex) {
				requireOutOfLocks(ex.failure(), ex);
			}
			catch (ReplayFailedException ex) {
				requireOutOfLocks(ex.failure(), ex);
			}
		}
		trial.accept(writer.blocks(divide(segments)));
		return true;
	}

	private static void requireOutOfLocks(@Nullable StatementFailure failure, RuntimeException cause) {
		if (failure == null || !failure.isOutOfLocks()) {
			throw cause;
		}
	}

	private boolean isMet(Difference steps) {
		return steps.steps().stream().mapToLong(this::of).sum() <= this.promised;
	}

	/**
	 * Divides segments into transactions, each of which leaves half of the locks to
	 * others.
	 */
	List<Difference> divide(List<Difference> segments) {
		return segments.stream()
			.flatMap((segment) -> ScriptWriter.transactions(segment).stream())
			.flatMap(this::parts)
			.toList();
	}

	private Stream<Difference> parts(Difference steps) {
		List<Difference> parts = new ArrayList<>();
		List<Step> open = new ArrayList<>();
		long need = 0;
		for (Step step : steps.steps()) {
			long more = of(step);
			if (!open.isEmpty() && need + more > this.promised / 2) {
				parts.add(new Difference(open));
				open.clear();
				need = 0;
			}
			open.add(step);
			need += more;
		}
		parts.add(new Difference(open));
		return parts.stream();
	}

	private long of(Step step) {
		if (step instanceof CreateTable create) {
			return TABLE + relations(create.object()) + create.serials().size()
					+ create.table().columns().values().stream().filter((column) -> column.identity() != null).count();
		}
		if (step instanceof DropTable drop) {
			return TABLE + 2 * relations(drop.object()) + drop.table().columns().size();
		}
		if (step instanceof ConstraintStep change && change.constraint().foreignKey() != null) {
			return relations(table(change.object())) + relations(change.constraint().foreignKey().table());
		}
		if (step instanceof ObjectStep.CreateObject create && create.created() instanceof Index index) {
			return relations(index.table());
		}
		return relations(table(step.object()));
	}

	private long relations(ObjectId table) {
		return this.relations.getOrDefault(table, 1L);
	}

}
