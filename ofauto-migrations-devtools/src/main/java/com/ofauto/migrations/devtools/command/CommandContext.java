package com.ofauto.migrations.devtools.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchSettings;
import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.source.RenameHint;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.source.SchemaSources;
import com.ofauto.migrations.devtools.workbench.DroppedRows;
import com.ofauto.migrations.devtools.workbench.HazardReport;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;
import com.ofauto.migrations.devtools.workbench.LiveSchema;
import com.ofauto.migrations.devtools.workbench.OldestServer;
import com.ofauto.migrations.devtools.workbench.Workbench;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.ClassUtils;

/**
 * What the commands work with. Nothing of it is made before a command asks.
 *
 * @param live the application's database
 * @param gate what may be done
 * @param settings how to deploy
 * @param listeners who hears of a deploy
 * @param sources the migrations in the source tree
 * @param project the project's directory
 * @param schemaSource what {@code ofauto.migrations.schema-source} says
 * @param shadow what {@code ofauto.migrations.shadow-url} says
 * @param addresses finds the database of a URL
 * @param privileges what {@code ofauto.migrations.privileges} says
 * @param ignored what {@code ofauto.migrations.ignore} says
 * @param serverVersions what {@code ofauto.migrations.server-versions} says
 */
public record CommandContext(Supplier<DataSource> live, Supplier<Gate> gate, Supplier<MigratorSettings> settings,
		Supplier<List<MigrationListener>> listeners, SourceTree sources, Path project, @Nullable String schemaSource,
		@Nullable Shadow shadow, Function<String, DataSource> addresses, boolean privileges, IgnoredObjects ignored,
		List<String> serverVersions) {

	private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

	/**
	 * An engine over the migrations in the source tree, which the class path may lag
	 * behind.
	 */
	Migrator migrator(MigrationDirectory migrations) {
		return new Migrator(this.live.get(), migrations, this.settings.get(), this.gate.get(), this.listeners.get());
	}

	/**
	 * The same for another database.
	 */
	CommandContext at(String url) {
		DataSource there = address(url);
		return new CommandContext(() -> there, this.gate, this.settings, this.listeners, this.sources, this.project,
				this.schemaSource, this.shadow, this.addresses, this.privileges, this.ignored, this.serverVersions);
	}

	/**
	 * The same where privileges and owners are looked at, whatever is said of them.
	 */
	CommandContext withPrivileges() {
		return new CommandContext(this.live, this.gate, this.settings, this.listeners, this.sources, this.project,
				this.schemaSource, this.shadow, this.addresses, true, this.ignored, this.serverVersions);
	}

	private DataSource address(String url) {
		try {
			return this.addresses.apply(url);
		}
		catch (IllegalStateException ex) {
			throw new UsageException("The URL of the other database cannot be used. Write"
					+ " jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database.");
		}
	}

	/**
	 * The same where migrations are not needed and may not be there yet.
	 */
	static MigrationDirectory migrationsIfAny(Path directory) {
		return Files.isDirectory(directory) ? migrations(directory)
				: new MigrationDirectory(CommandContext.class.getClassLoader(), List.of());
	}

	static MigrationDirectory migrations(Path directory) {
		return new MigrationDirectory(CommandContext.class.getClassLoader(), List.of("file:" + directory));
	}

	Path directory(Arguments arguments) {
		return this.sources.directory(arguments);
	}

	/**
	 * Scratch databases on the application's own server, unless its environment or stamp
	 * is one that keeps them away.
	 */
	ScratchDatabases scratch(@Nullable String refusal, Output output) {
		return scratch(refusal, output, true);
	}

	/**
	 * The same where a block or a function that makes a role is refused, wherever it is.
	 */
	ScratchDatabases scratchWithoutRoles(@Nullable String refusal, Output output) {
		return scratch(refusal, output, false);
	}

	private ScratchDatabases scratch(@Nullable String refusal, Output output, boolean roles) {
		SkippedStatements skipped = new SkippedStatements(output);
		return new ScratchDatabases(
				new ScratchSettings(this.live.get(), refusal, this.shadow,
						ClassUtils.isPresent(EMBEDDED, CommandContext.class.getClassLoader()),
						this.project.toAbsolutePath().toString(), scratchSettings(), List.of(skipped), roles),
				skipped::say);
	}

	/**
	 * How to deploy to a scratch database, so that names lead there where they lead in
	 * the application's: a schema that a URL or a role puts first is there the default
	 * schema.
	 */
	MigratorSettings scratchSettings() {
		MigratorSettings settings = this.settings.get();
		return (settings.defaultSchema() != null) ? settings : settings.withDefaultSchema(home());
	}

	private @Nullable String home() {
		try {
			return HomeSchema.of(this.live.get());
		}
		catch (DataAccessException ex) {
			// Nothing is changed in a database that does not answer.
			return null;
		}
	}

	/**
	 * What of the application's database is the project's.
	 */
	DatabaseSchema live(DatabaseSchema known) {
		return this.ignored.without(withOthers(known), known);
	}

	/**
	 * The same with what others have made there, which is ignored.
	 */
	DatabaseSchema withOthers(DatabaseSchema known) {
		return LiveSchema.read(this.live.get(), scratchSettings().defaultSchema(), this.privileges, known);
	}

	/**
	 * Why no scratch database may be made on the application's own server: its
	 * environment or the database's stamp keeps them away.
	 * @return the reason, or {@code null} if nothing stands against it
	 */
	@Nullable String refusal() {
		try {
			migrator(new MigrationDirectory(CommandContext.class.getClassLoader(), List.of())).tools()
				.require(Operation.REPLAY);
			return null;
		}
		catch (GateRefusedException ex) {
			return ex.problem().replaceFirst("\\.$", "");
		}
		catch (DatabaseAccessException ex) {
			// Nothing can be made there either, and why is said where it is tried.
			return null;
		}
	}

	SchemaSource source(Output output) {
		return source(this.schemaSource, output);
	}

	SchemaSource source(@Nullable String location, Output output) {
		SchemaSource source = SchemaSources.of(location, this.project, scratchSettings().defaultSchema(),
				this.privileges);
		source.warnings().forEach(output::note);
		return new IgnoringSource(source, this.ignored);
	}

	/**
	 * Where a command works, in one line.
	 */
	String describe(MigrationPlan plan) {
		return Target.describe(plan, this.gate.get());
	}

	/**
	 * Says which files of a migration there are now.
	 */
	void wrote(Path migration, Map<String, String> files, Output output) {
		files.keySet().forEach((file) -> output.data("Wrote " + this.sources.show(migration.resolve(file))));
	}

	/**
	 * What a change puts at risk in the application's database.
	 */
	HazardReport stakes(Difference change) {
		return stakes(this.live.get(), change);
	}

	HazardReport stakes(DataSource database, Difference change) {
		try {
			return HazardReport.in(database, scratchSettings().defaultSchema(), change);
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("Cannot count rows", ex);
		}
	}

	/**
	 * What is said about renames. Nothing is lost unasked that a database has.
	 * @param database the only one that is changed, whose rows a drop would take, or
	 * {@code null} if they are not known, as those of all to which a migration goes
	 */
	RenameOptions renames(Arguments arguments, List<RenameHint> ofSource, @Nullable DataSource database,
			Output output) {
		String schema = scratchSettings().defaultSchema();
		return RenameOptions.of(arguments, ofSource, new RenameDialog(output, new DroppedRows(database, schema)),
				HomeSchema.name(schema));
	}

	/**
	 * Writes scripts for the application's database.
	 */
	ScriptWriter writer() {
		return new ScriptWriter(scratchSettings().defaultSchema(), oldest(this.live)::major);
	}

	/**
	 * Reads whole databases, such as the application's.
	 */
	SchemaReader reader() {
		return new SchemaReader(ReadOptions.allSchemas()
			.withDefaultSchema(scratchSettings().defaultSchema())
			.withGrants(this.privileges));
	}

	Workbench workbench() {
		return workbench(this.live);
	}

	/**
	 * The same for scripts that one database runs.
	 */
	Workbench workbench(Supplier<DataSource> database) {
		return new Workbench(scratchSettings(), this.privileges, oldest(database));
	}

	/**
	 * The oldest server on which a migration has to run.
	 */
	OldestServer oldest() {
		return oldest(this.live);
	}

	private OldestServer oldest(Supplier<DataSource> database) {
		return ServerVersions.oldest(this.serverVersions, database);
	}

}
