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
import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.diff.online.OnlineForms;
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
 * The objects that the commands share. They are created on request.
 *
 * @param live the application's database
 * @param gate the gate
 * @param settings how to deploy
 * @param listeners listeners of a deployment
 * @param sources the migrations in the source tree
 * @param project the project's directory
 * @param schemaSource the value of {@code ofauto.migrations.schema-source}
 * @param shadow the value of {@code ofauto.migrations.shadow-url}
 * @param addresses finds the database of a URL
 * @param privileges the value of {@code ofauto.migrations.privileges}
 * @param ignored the value of {@code ofauto.migrations.ignore}
 * @param serverVersions the value of {@code ofauto.migrations.server-versions}
 * @param online the value of {@code ofauto.migrations.online}
 */
public record CommandContext(Supplier<DataSource> live, Supplier<Gate> gate, Supplier<MigratorSettings> settings,
		Supplier<List<MigrationListener>> listeners, SourceTree sources, Path project, @Nullable String schemaSource,
		@Nullable Shadow shadow, Function<String, DataSource> addresses, boolean privileges, IgnoredObjects ignored,
		List<String> serverVersions, boolean online) {

	private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

	/**
	 * Return an engine for the migrations in the source tree. Those on the class path may
	 * be older.
	 */
	Migrator migrator(MigrationDirectory migrations) {
		return new Migrator(this.live.get(), migrations, this.settings.get(), this.gate.get(), this.listeners.get());
	}

	/**
	 * Return the same for another database.
	 */
	CommandContext at(String url) {
		DataSource there = OtherDatabase.at(url, this.addresses);
		return with(() -> there, this.privileges);
	}

	/**
	 * Return the same with privileges and owners, whatever the property says.
	 */
	CommandContext withPrivileges() {
		return with(this.live, true);
	}

	private CommandContext with(Supplier<DataSource> database, boolean compared) {
		return new CommandContext(database, this.gate, this.settings, this.listeners, this.sources, this.project,
				this.schemaSource, this.shadow, this.addresses, compared, this.ignored, this.serverVersions,
				this.online);
	}

	/**
	 * Return the same without migrations, which may not exist yet.
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
	 * Return scratch databases on the application's own server, unless its environment or
	 * stamp forbids them.
	 */
	ScratchDatabases scratch(@Nullable String refusal, Output output) {
		return scratch(refusal, output, true);
	}

	/**
	 * Return the same, but refuse a block or a function that creates a role on any
	 * server.
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
	 * Return how to deploy to a scratch database, so that names have the same meaning as
	 * in the application's database: a schema that the URL or the role puts first becomes
	 * the default schema. What stops a deploy by what it does to others stops none there.
	 */
	MigratorSettings scratchSettings() {
		MigratorSettings settings = this.settings.get().withChecks(List.of());
		return (settings.defaultSchema() != null) ? settings : settings.withDefaultSchema(home());
	}

	private @Nullable String home() {
		try {
			return HomeSchema.of(this.live.get());
		}
		catch (DataAccessException ex) {
			// A database that does not answer cannot be changed.
			return null;
		}
	}

	/**
	 * Read the objects of the application's database that belong to the project.
	 */
	DatabaseSchema live(DatabaseSchema known) {
		return this.ignored.without(withOthers(known), known);
	}

	/**
	 * Read the same with the ignored objects of others.
	 */
	DatabaseSchema withOthers(DatabaseSchema known) {
		return LiveSchema.read(this.live.get(), scratchSettings().defaultSchema(), this.privileges, known);
	}

	/**
	 * Return why no scratch database may be created on the application's own server: its
	 * environment or the stamp forbids it.
	 * @return the reason, or {@code null} if it is allowed
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
			// Scratch databases cannot be created there either; the attempt will report
			// why.
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
	 * Return in one line where a command works.
	 */
	String describe(MigrationPlan plan) {
		return Target.describe(plan, this.gate.get());
	}

	/**
	 * Print the files of a migration that exist now.
	 */
	void wrote(Path migration, Map<String, String> files, Output output) {
		files.keySet().forEach((file) -> output.data("Wrote " + this.sources.show(migration.resolve(file))));
	}

	/**
	 * Return the hazards of a change with the rows of the application's database.
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
	 * Return the decisions about renames. No rows are dropped without a question.
	 * @param database the only database that is changed, whose rows a drop would lose, or
	 * {@code null} if the rows are unknown, as for a migration, which goes to many
	 * databases
	 */
	RenameOptions renames(Arguments arguments, List<RenameHint> ofSource, @Nullable DataSource database,
			Output output) {
		String schema = scratchSettings().defaultSchema();
		return RenameOptions.of(arguments, ofSource, new RenameDialog(output, new DroppedRows(database, schema)),
				HomeSchema.name(schema));
	}

	/**
	 * Return a writer of scripts for the application's database.
	 */
	ScriptWriter writer() {
		return new ScriptWriter(scratchSettings().defaultSchema(), oldest(this.live)::major);
	}

	/**
	 * Return a reader of whole databases, such as the application's.
	 */
	SchemaReader reader() {
		return new SchemaReader(ReadOptions.allSchemas()
			.withDefaultSchema(scratchSettings().defaultSchema())
			.withGrants(this.privileges));
	}

	Workbench workbench() {
		return workbench(this.live, null);
	}

	/**
	 * Return the same for scripts that run on the server of a database.
	 * @param online the forms that keep nobody waiting, or {@code null} for the plain
	 * ones
	 */
	Workbench workbench(Supplier<DataSource> database, @Nullable OnlineForms online) {
		return new Workbench(scratchSettings(), this.privileges, oldest(database), online);
	}

	/**
	 * Return the oldest server that has to run a migration.
	 */
	OldestServer oldest() {
		return oldest(this.live);
	}

	private OldestServer oldest(Supplier<DataSource> database) {
		return ServerVersions.oldest(this.serverVersions, database);
	}

}
