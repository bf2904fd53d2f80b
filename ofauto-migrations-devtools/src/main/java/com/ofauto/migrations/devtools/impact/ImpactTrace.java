package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.impact.MigrationImpact;
import org.jspecify.annotations.Nullable;

/**
 * Runs migrations in a scratch database as a deploy does, and says of each statement what
 * it did to the relations that were there before its migration.
 */
public final class ImpactTrace {

	private final MigratorSettings settings;

	/**
	 * Create a trace.
	 * @param settings how to deploy
	 */
	public ImpactTrace(MigratorSettings settings) {
		this.settings = settings.withEdited(FindingPolicy.REPORT)
			.withLate(FindingPolicy.REPORT)
			.withMissing(FindingPolicy.REPORT);
	}

	/**
	 * Apply and record all migrations that a database does not have, in order, and trace
	 * some of them.
	 * @param database a database with the migrations before them
	 * @param directory the migrations
	 * @param wanted which of them are traced
	 * @return what the statements of each do, without digests and rollback, by its name
	 * @throws com.ofauto.migrations.core.MigrationException if one fails, as a deploy
	 * says it
	 * @throws ScratchException if the database cannot be asked
	 */
	public Map<String, MigrationImpact> trace(ScratchDatabase database, MigrationDirectory directory,
			Predicate<Migration> wanted) {
		try (Connection second = database.dataSource().getConnection();
				StatementTracer tracer = tracer(database, second, wanted)) {
			database.migrator(directory, this.settings, List.of()).tools().deploy(tracer);
			String server = second.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
			Map<String, MigrationImpact> impacts = new LinkedHashMap<>();
			tracer.traced().forEach((name, impact) -> impacts.put(name, of(server, impact)));
			return impacts;
		}
		catch (SQLException ex) {
			throw ScratchException.failed("trace a migration in a scratch database", ex);
		}
	}

	private StatementTracer tracer(ScratchDatabase database, Connection second, Predicate<Migration> wanted)
			throws SQLException {
		String schema = prepare(second);
		return new StatementTracer(database.dataSource(), new CatalogQuery(second), schema, wanted);
	}

	private static MigrationImpact of(String server, MigrationImpact impact) {
		return new MigrationImpact("", "", server, impact.statements(), impact.creates(), impact.renames(), null);
	}

	/**
	 * Return the name of the schema that names without one mean. Of the session of ours,
	 * the path is the safe one from then on, and it waits for nobody.
	 */
	private String prepare(Connection second) throws SQLException {
		String[] texts = new String[2];
		new CatalogQuery(second).run("SELECT pg_catalog.current_schema(), pg_catalog.current_setting('track_counts')",
				(row) -> {
					texts[0] = row.getString(1);
					texts[1] = row.getString(2);
				});
		if (!"on".equals(texts[1])) {
			throw new SQLException("track_counts is off on the server, so that nobody can tell what is read");
		}
		settle(second);
		String schema = this.settings.defaultSchema();
		return (schema != null) ? schema : orPublic(texts[0]);
	}

	/**
	 * The session finds rows by indexes, with plans that do not depend on what it asks
	 * for.
	 */
	static void settle(Connection second) throws SQLException {
		try (Statement statement = second.createStatement()) {
			statement.execute(SafePath.FOR_SESSION + "; SET lock_timeout = '10s'; SET enable_hashjoin = off;"
					+ " SET enable_mergejoin = off; SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");
		}
	}

	private static String orPublic(@Nullable String schema) {
		return (schema != null) ? schema : "public";
	}

}
