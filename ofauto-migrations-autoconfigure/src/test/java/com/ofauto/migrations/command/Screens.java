package com.ofauto.migrations.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.backup.BackupSettings;
import com.ofauto.migrations.backup.BackupSource;
import com.ofauto.migrations.backup.Backups;
import com.ofauto.migrations.backup.JdbcAddress;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.Release;
import com.ofauto.migrations.dev.KeepSettings;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.ResetCommand;
import com.ofauto.migrations.dev.RestoreCommand;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.SeedCommand;
import com.ofauto.migrations.kept.KeptPlace;
import com.ofauto.migrations.support.JsonForms;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command line over a directory of migrations, and what it shows: what was typed,
 * standard output, standard error behind a bar, and the exit code.
 */
final class Screens {

	private static final Path GOLDEN = Path.of("src/test/resources/command");

	/** What was seen last, to be looked at and copied when a screen changes. */
	private static final Path SEEN = Path.of("target/screens");

	private static final Release RELEASE = new Release("1.4.2", "8f3c2d1", "app-7d4b9");

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:30:00Z"), ZoneOffset.UTC);

	private final Path project;

	private final TestDatabase database;

	private final StringBuilder screen = new StringBuilder();

	private Gate gate = Gate.ofProduction();

	private @Nullable DataSource dataSource;

	private @Nullable String answer;

	private Runnable meanwhile = () -> {
	};

	private MigratorSettings settings = MigratorSettings.defaults();

	private BackupSettings backups = BackupSettings.NONE;

	private @Nullable String givenUser;

	private @Nullable AgentMark agent;

	private boolean agentMayConfirm;

	private long keepSize = 100_000_000;

	private @Nullable String givenPassword;

	private final Map<String, String> servers = new LinkedHashMap<>();

	Screens(Path project, TestDatabase database) {
		this.project = project;
		this.database = database;
	}

	Screens file(String name, String script) {
		return write(migrations().resolve(name).resolve("migration.sql"), script);
	}

	/**
	 * A file beside the migrations.
	 */
	Screens beside(String name) {
		return write(migrations().resolve(name), "SELECT 1;\n");
	}

	private Screens write(Path file, String script) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, script);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Screens seed(String name, String script) {
		return write(this.project.resolve("src/main/resources/db/seed").resolve(name), script);
	}

	/**
	 * From here on by other connections.
	 */
	Screens through(DataSource connections) {
		this.dataSource = connections;
		return this;
	}

	Screens with(MigratorSettings settings) {
		this.settings = settings;
		return this;
	}

	Screens backedUp(BackupSettings backups) {
		this.backups = backups;
		return this;
	}

	private BackupSource address() {
		return new BackupSource(
				new JdbcAddress(this.database.url(), this.database.user(), this.database.password(), Map.of()), null);
	}

	Screens without(String name) {
		try {
			Files.delete(migrations().resolve(name).resolve("migration.sql"));
			Files.delete(migrations().resolve(name));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Without a file beside a migration.
	 */
	Screens without(String name, String beside) {
		try {
			Files.delete(migrations().resolve(name).resolve(beside));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * From here on in an environment, where reset and seed are asked for if they can be.
	 */
	Screens in(MigrationEnvironment environment) {
		Set<Operation> enabled = EnumSet.of(Operation.RESET, Operation.SEED);
		enabled.removeIf((operation) -> !operation.allowedIn(environment));
		return in(new Gate(environment, true, enabled));
	}

	Screens in(Gate gate) {
		this.gate = gate;
		return this;
	}

	/**
	 * From here on something happens behind each look, before it is shown.
	 */
	Screens meanwhile(Runnable meanwhile) {
		this.meanwhile = meanwhile;
		return this;
	}

	/**
	 * A person is there, and answers the next question.
	 */
	Screens answering(String answer) {
		this.answer = answer;
		return this;
	}

	/**
	 * Types a command, such as {@code migrate status --json}.
	 */
	Screens type(String line) {
		return run(line,
				Stream.of(line.replace("ofauto", this.database.name()).split(" "))
					.map((word) -> real(word.replace("\"", "")))
					.toList());
	}

	/**
	 * Pastes a command that a message proposes into a shell, which finds its words.
	 */
	Screens paste(String line) {
		try {
			Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + line).directory(this.project.toFile())
				.start();
			String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return run(line, List.of(words.split("\0")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * From here on a URL may name another server, which the screen shows by a name.
	 */
	Screens server(String name, TestDatabase database) {
		this.servers.put(name + ":5432", database.host() + ":" + database.port());
		return this;
	}

	/**
	 * From here on a program types, and may confirm in development or not.
	 */
	Screens typedBy(AgentMark agent, boolean mayConfirm) {
		this.agent = agent;
		this.agentMayConfirm = mayConfirm;
		return this;
	}

	private Screens run(String line, List<String> words) {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		ByteArrayOutputStream notes = new ByteArrayOutputStream();
		Output output = new Output(stream(data), stream(notes), false, answers(notes)).typedBy(this.agent,
				this.agentMayConfirm);
		ExitCode code = new CommandLine(commands(output), output).run(words);
		if (words.contains("--json") && code != ExitCode.USAGE) {
			assertThat(JsonForms.read().faults(words, text(data))).as(line).isEmpty();
		}
		this.screen.append("$ java -jar app.jar ")
			.append(line.replace(this.project.toString(), "/app"))
			.append('\n')
			.append(text(data));
		text(notes).lines()
			.forEach((note) -> this.screen.append(note.isEmpty() ? "|" : "| ").append(note).append('\n'));
		this.screen.append("exit code ").append(code.number()).append("\n\n");
		return this;
	}

	/**
	 * From here on as another role of the database that a URL names.
	 */
	Screens givenAs(String user, String password) {
		this.givenUser = user;
		this.givenPassword = password;
		return this;
	}

	private String real(String word) {
		String real = word;
		for (Map.Entry<String, String> server : this.servers.entrySet()) {
			real = real.replace(server.getKey(), server.getValue());
		}
		return real;
	}

	private String named(String text) {
		String named = text;
		for (Map.Entry<String, String> server : this.servers.entrySet()) {
			named = named.replace(server.getValue(), server.getKey());
		}
		return named;
	}

	private DataSource given(String option, String url) {
		PGSimpleDataSource given = new PGSimpleDataSource();
		given.setUrl(url);
		given.setUser((this.givenUser != null) ? this.givenUser : this.database.user());
		given.setPassword((this.givenPassword != null) ? this.givenPassword : this.database.password());
		return given;
	}

	/**
	 * What is typed is seen, as on a terminal.
	 */
	private @Nullable BufferedReader answers(ByteArrayOutputStream notes) {
		String typed = this.answer;
		this.answer = null;
		return (typed == null) ? null : new BufferedReader(new StringReader("")) {

			@Override
			public String readLine() {
				String line = typed.replace("ofauto", Screens.this.database.name());
				notes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
				return line;
			}

		};
	}

	/**
	 * What the last command has shown, and those before it.
	 */
	String shown() {
		String shown = this.screen.toString();
		this.screen.setLength(0);
		return shown;
	}

	void areAsIn(String golden) throws IOException {
		String seen = this.screen.toString().stripTrailing() + "\n";
		Files.writeString(Files.createDirectories(SEEN).resolve(golden), seen);
		assertThat(seen).isEqualTo(Files.readString(GOLDEN.resolve(golden)));
	}

	List<Command> commands(Output output) {
		Migrator migrator = new Migrator((this.dataSource != null) ? this.dataSource : this.database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + migrations())),
				this.settings.withRelease(RELEASE), this.gate,
				List.of(Commands.progress(output, (name) -> Optional.empty()), new MigrationListener() {

					@Override
					public void planned(MigrationPlan plan) {
						Screens.this.meanwhile.run();
					}

				}));
		Target target = new Target(() -> migrator, () -> new Backups(migrator, this.backups, this::address, CLOCK));
		Seed seed = new Seed(migrator, new PathMatchingResourcePatternResolver(),
				"file:" + this.project.resolve("src/main/resources/db/seed"), Stream::empty,
				TransactionOperations::withoutTransaction, () -> null);
		return List.of(new NewCommand(new SourceTree(this.project, () -> List.of("classpath:db/migrations"), CLOCK)),
				new StatusCommand(target), new HistoryCommand(target), new ValidateCommand(target),
				new DeployCommand(target), new WaitCommand(target), new BackupCommand(target),
				new RestoreBackupCommand(target), new RollbackCommand(target, null), new ResolveCommand(target),
				new BaselineCommand(target), new StampCommand(target),
				new RehearseCommand(target, this::given, this.project, null),
				new ResetCommand("db reset", target, () -> new Reset(migrator, seed), this::keep),
				new RestoreCommand(target, this::keep), new SeedCommand(target, () -> seed),
				new ResetCommand("migrate reset", target, () -> new Reset(migrator, seed), this::keep));
	}

	private KeepSettings keep() {
		return new KeepSettings(new KeptPlace(this.project), this.keepSize, CLOCK);
	}

	/**
	 * From here on a reset keeps so many bytes.
	 */
	Screens keeping(long bytes) {
		this.keepSize = bytes;
		return this;
	}

	private Path migrations() {
		return this.project.resolve("src/main/resources/db/migrations");
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private String text(ByteArrayOutputStream bytes) {
		return named(bytes.toString(StandardCharsets.UTF_8)).replace(System.lineSeparator(), "\n")
			.replace(this.project.toString(), "/app")
			.replace(this.database.name(), "ofauto")
			.replace(this.database.host() + ":" + this.database.port() + " as user " + this.database.user(),
					"localhost:5432 as user postgres")
			.replace("--host=" + this.database.host() + " --port=" + this.database.port() + " --username="
					+ this.database.user(), "--host=localhost --port=5432 --username=postgres")
			.replace("ofauto_old on " + this.database.host() + ":" + this.database.port(),
					"ofauto_old on localhost:5432")
			.replaceAll("PostgreSQL [0-9.]+", "PostgreSQL 17.0")
			.replaceAll("\"serverVersion\": \"[^\"]+\"", "\"serverVersion\": \"17.0\"")
			.replaceAll("(/ofauto-)[0-9a-f]{8}-2", "$15a1c09e7-2")
			.replaceAll("pg_dump \\d+\\.\\d+(?= to )", "pg_dump 17.0")
			.replaceAll("\\.dump, [\\d.]+ [kM]?B", ".dump, 6.2 kB")
			.replaceAll("(?m)^  \"bytes\": \\d+", "  \"bytes\": 6200")
			.replace("\"host\": \"" + this.database.host() + "\",\n  \"port\": " + this.database.port(),
					"\"host\": \"localhost\",\n  \"port\": 5432")
			.replaceAll("in \\d+ ms", "in 3 ms")
			.replaceAll("\\(\\d+ kB\\) (?=in schema|before)", "(72 kB) ")
			.replaceAll("at most \\d+ kB", "at most 64 kB")
			.replaceAll("(\"mostBytes\": |\"bytes\": (?=\\d+,\\s+\"at\"))\\d+", "$165536")
			.replaceAll("(Undid \\S+) in [\\d.]+ s\\b", "$1 in 3 ms")
			.replaceAll("has undone it at \\S+,", "has undone it at 2026-03-01T09:30:00Z,")
			.replaceAll("(Applied \\S+) in [\\d.]+ s\\b", "$1 in 3 ms")
			.replaceAll("(\"(duration|lockWait)Ms\": )\\d+", "$13")
			.replaceAll("(?<=segment |archived is )[0-9A-F]{24}", "000000010000000000000003")
			.replaceAll("(WAL position |recovery_target_lsn = ')[0-9A-F/]+", "$10/1A2B3C8")
			.replaceAll("(\"position\": )\"[^\"]+\"", "$1\"0/1A2B3C8\"")
			.replace("Deploy by " + this.database.user(), "Deploy by postgres")
			.replaceAll("(\"((started|applied|ended)At|countedSince|at|until)\": )\"[^\"]+\"",
					"$1\"2026-03-01T09:30:00.123Z\"")
			.replaceAll("(?m)(^|rolled back at |rollback at |since |captured at |until )\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z",
					"$12026-03-01T09:30:00Z")
			// There are rates as soon as the server has run for a minute.
			.replaceAll(",( [\\d,]+ reads? and)? [\\d,]+ writes? a minute", "")
			.replaceAll("(?m)^ *Reads and writes are averages since .*\n", "")
			.replaceAll(",\n *\"(reads|writes)AMinute\": \\d+", "");
	}

}
