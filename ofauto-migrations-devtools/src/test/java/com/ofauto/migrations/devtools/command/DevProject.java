package com.ofauto.migrations.devtools.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.autoconfigure.ChosenDataSource;
import com.ofauto.migrations.command.AgentMark;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.Commands;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.RehearseCommand;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.UndoSettings;
import com.ofauto.migrations.dev.KeepSettings;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.ResetCommand;
import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;
import com.ofauto.migrations.kept.KeptPlace;
import com.ofauto.migrations.support.JsonForms;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project on disk with a database, in which somebody types commands: what was typed,
 * standard output, standard error behind a bar, and the exit code.
 */
final class DevProject {

	private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

	private final Path project;

	private final TestDatabase database;

	private final StringBuilder screen = new StringBuilder();

	private final Deque<String> answers = new ArrayDeque<>();

	private Gate gate = new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of());

	private String schemaSource = "schema.prisma";

	private String location = "classpath:db/migrations";

	private MigratorSettings settings = MigratorSettings.defaults();

	private Runnable meanwhile = () -> {
	};

	private @Nullable Shadow shadow;

	private DataSource dataSource;

	private ExitCode exitCode = ExitCode.FINE;

	private int hours;

	private boolean privileges;

	private List<String> ignore = List.of();

	private List<String> serverVersions = List.of();

	private boolean online;

	private @Nullable AgentMark agent;

	private volatile @Nullable Migrator migrator;

	DevProject(Path project, TestDatabase database) throws IOException {
		this.project = project;
		this.database = database;
		this.dataSource = database.dataSource();
		Files.createDirectories(project.resolve("src/main/resources"));
	}

	Path migrations() {
		return this.project.resolve("src/main/resources/db/migrations");
	}

	/**
	 * The newest migration's file of a name.
	 */
	String newest(String file) throws IOException {
		try (Stream<Path> all = Files.list(migrations())) {
			Path newest = all.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
			return Files.readString(newest.resolve(file));
		}
	}

	List<String> names() throws IOException {
		try (Stream<Path> all = Files.list(migrations())) {
			return all.filter(Files::isDirectory).map((path) -> path.getFileName().toString()).sorted().toList();
		}
	}

	DevProject file(String name, String text) throws IOException {
		Path file = this.project.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return this;
	}

	DevProject migration(String name, String script) throws IOException {
		return file("src/main/resources/db/migrations/" + name + "/migration.sql", script);
	}

	/**
	 * Replaces a text, which has to be there, in a file of a migration.
	 */
	void edit(String name, String file, String text, String by) throws IOException {
		Path path = migrations().resolve(name).resolve(file);
		String before = Files.readString(path);
		assertThat(before).contains(text);
		Files.writeString(path, before.replace(text, by));
	}

	DevProject online() {
		this.online = true;
		return this;
	}

	DevProject source(String location) {
		this.schemaSource = location;
		return this;
	}

	/**
	 * The migrations are elsewhere.
	 */
	DevProject location(String location) {
		this.location = location;
		return this;
	}

	/**
	 * The application connects in another way.
	 */
	DevProject at(DataSource dataSource) {
		this.dataSource = dataSource;
		return this;
	}

	/**
	 * Others make what is called so.
	 */
	DevProject ignoring(String... patterns) {
		this.ignore = List.of(patterns);
		return this;
	}

	/**
	 * The project's databases run these versions.
	 */
	DevProject serverVersions(String... versions) {
		this.serverVersions = List.of(versions);
		return this;
	}

	/**
	 * Privileges and owners are compared.
	 */
	DevProject withPrivileges() {
		this.privileges = true;
		return this;
	}

	DevProject shadow(Shadow shadow) {
		this.shadow = shadow;
		return this;
	}

	DevProject in(Gate gate) {
		this.gate = gate;
		return this;
	}

	/**
	 * From here on a program types for a person.
	 */
	DevProject typedBy(@Nullable AgentMark agent) {
		this.agent = agent;
		return this;
	}

	/**
	 * A person is there, and answers the next question.
	 */
	DevProject answering(String... typed) {
		this.answers.addAll(List.of(typed));
		return this;
	}

	/**
	 * Something happens before the person answers.
	 */
	DevProject meanwhile(Runnable event) {
		this.meanwhile = event;
		return this;
	}

	DevProject defaultSchema(String schema) {
		MigratorSettings defaults = MigratorSettings.defaults();
		this.settings = defaults.withDefaultSchema(schema);
		return this;
	}

	DevProject checks(List<DeployCheck> checks) {
		this.settings = this.settings.withChecks(checks);
		return this;
	}

	DevProject undo(UndoSettings undo) {
		this.settings = this.settings.withUndo(undo);
		return this;
	}

	DevProject type(String line) {
		this.hours++;
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		ByteArrayOutputStream notes = new ByteArrayOutputStream();
		Output output = new Output(stream(data), stream(notes), false, answers(notes)).typedBy(this.agent, false);
		this.exitCode = run(List.of(line.split(" ")), output);
		if (line.contains("--json") && this.exitCode != ExitCode.USAGE) {
			assertThat(JsonForms.read().faults(List.of(line.split(" ")), text(data))).as(line).isEmpty();
		}
		this.screen.append("$ java -jar app.jar ").append(line).append('\n').append(text(data));
		text(notes).lines()
			.forEach((note) -> this.screen.append(note.isEmpty() ? "|" : "| ").append(note).append('\n'));
		this.screen.append("exit code ").append(this.exitCode.number()).append("\n");
		return this;
	}

	/**
	 * Another DataSource than the driver's own stays as the test has made it.
	 */
	private ExitCode run(List<String> arguments, Output output) {
		if (this.dataSource instanceof PGSimpleDataSource simple) {
			try (HikariDataSource sessions = pool(simple)) {
				return new CommandLine(commands(sessions, output), output).run(arguments);
			}
		}
		return new CommandLine(commands(this.dataSource, output), output).run(arguments);
	}

	/**
	 * The sessions of one command: pooled as an application pools them, and closed as its
	 * process closes them. A new session costs the server more than most of what a
	 * command does in it.
	 */
	private static HikariDataSource pool(PGSimpleDataSource simple) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(simple.getUrl());
		pool.setUsername(simple.getUser());
		pool.setPassword(simple.getPassword());
		pool.setMinimumIdle(0);
		return pool;
	}

	ExitCode exitCode() {
		return this.exitCode;
	}

	/**
	 * Ends the command that runs, as its process is ended.
	 */
	void interrupt() {
		Objects.requireNonNull(this.migrator).work().cancel(Duration.ofSeconds(10));
	}

	/**
	 * What has been shown since the last call.
	 */
	String screen() {
		String shown = this.screen.toString();
		this.screen.setLength(0);
		return shown;
	}

	private @Nullable BufferedReader answers(ByteArrayOutputStream notes) {
		return this.answers.isEmpty() ? null : new BufferedReader(new StringReader("")) {

			@Override
			public @Nullable String readLine() {
				DevProject.this.meanwhile.run();
				String typed = DevProject.this.answers.poll();
				if (typed == null) {
					return null;
				}
				notes.writeBytes((typed + "\n").getBytes(StandardCharsets.UTF_8));
				return typed;
			}

		};
	}

	private List<Command> commands(DataSource sessions, Output output) {
		Clock clock = InstantSource.fixed(START.plus(Duration.ofHours(this.hours))).withZone(ZoneOffset.UTC);
		SourceTree sources = new SourceTree(this.project, () -> List.of(this.location), clock);
		CommandContext tools = new CommandContext(() -> sessions, () -> this.gate, () -> this.settings,
				() -> List.of(Commands.progress(output, (name) -> Optional.empty())), sources, this.project,
				this.schemaSource, this.shadow, (url) -> ChosenDataSource.at(url).dataSource(), this.privileges,
				new IgnoredObjects(this.ignore), this.serverVersions, this.online);
		Migrator migrator = new Migrator(sessions,
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + migrations())), this.settings,
				this.gate, List.of());
		this.migrator = migrator;
		List<Command> commands = new ArrayList<>(List.of(SchemaCommands.dev(tools, List::of),
				SchemaCommands.diff(tools), SchemaCommands.drift(tools), SchemaCommands.check(tools),
				SchemaCommands.baseline(tools), SchemaCommands.squash(tools), SchemaCommands.impact(tools),
				SchemaCommands.push(tools), SchemaCommands.pull(tools), SchemaCommands.rollback(tools, () -> migrator),
				SchemaCommands.undo(tools), reset("migrate reset", migrator, clock), reset("db reset", migrator, clock),
				new RehearseCommand(new Target(() -> migrator), (option, url) -> ChosenDataSource.at(url).dataSource(),
						this.project, SchemaCommands.rehearsals(tools))));
		return Commands.all(Map.of("default", new Target(() -> migrator)), sources, commands);
	}

	private Command reset(String name, Migrator migrator, Clock clock) {
		return new ResetCommand(name, new Target(() -> migrator), () -> new Reset(migrator, null),
				() -> new KeepSettings(new KeptPlace(this.project), 100_000_000, clock));
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8)
			.replace(this.project + "/", "")
			.replace(this.database.name(), "ofauto")
			.replaceAll("On \\S+ as user \\w+,", "On localhost:5432 as user ofauto,")
			.replaceAll("\\(PostgreSQL [\\d.]+", "(PostgreSQL 17")
			.replaceAll("in [\\d,.]+ m?s\\b", "in 9 ms");
	}

}
