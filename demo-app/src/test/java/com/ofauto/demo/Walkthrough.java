package com.ofauto.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types commands at the executable jar, and writes down what a person sees: standard
 * output and standard error as they come, then the exit code.
 */
final class Walkthrough {

	/** A migration that the page gives a time. */
	private static final Pattern MADE = Pattern.compile("\\d{14}_.*");

	private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^ \"])+");

	private final Path directory;

	private final UnpackedJar jar;

	private final String classPath;

	private final StringBuilder page = new StringBuilder();

	private JdbcConnectionDetails database;

	private Map<String, String> more = Map.of();

	private UnaryOperator<String> known = UnaryOperator.identity();

	Walkthrough(Path directory, UnpackedJar jar, JdbcConnectionDetails database) {
		this.directory = directory;
		this.jar = jar;
		this.database = database;
		this.classPath = jars(directory);
	}

	Walkthrough says(String paragraph) {
		this.page.append(paragraph).append("\n\n");
		return this;
	}

	/**
	 * Writes a migration of the next release.
	 */
	Walkthrough file(String name, String script) throws IOException {
		return file("next", name, script);
	}

	/**
	 * Writes a migration of the next release into another directory.
	 */
	Walkthrough file(String next, String name, String script) throws IOException {
		Path file = this.directory.resolve(next).resolve(name).resolve("migration.sql");
		Files.createDirectories(file.getParent());
		Files.writeString(file, script);
		return this;
	}

	/**
	 * Takes a migration out of that directory again.
	 */
	Walkthrough without(String next, String name) throws IOException {
		FileSystemUtils.deleteRecursively(this.directory.resolve(next).resolve(name));
		return this;
	}

	void moveTo(JdbcConnectionDetails other) {
		this.database = other;
	}

	/**
	 * Sets further variables of the environment, and takes back those of an earlier call.
	 */
	void with(Map<String, String> variables) {
		this.more = variables;
	}

	/**
	 * Says how the screens of this story are made the same for every run, before all
	 * other changes.
	 */
	void reading(UnaryOperator<String> known) {
		this.known = known;
	}

	/**
	 * Types a command and sees how it ends.
	 */
	Walkthrough type(int expected, String line) throws Exception {
		return write("java -jar app.jar " + line, expected, run(expected, fromJar(line)));
	}

	/**
	 * Types a command of which the page shows some arguments otherwise.
	 */
	Walkthrough type(int expected, String line, String shown) throws Exception {
		return write("java -jar app.jar " + shown, expected, run(expected, fromJar(line)));
	}

	/**
	 * Types a command of the development tools, which the jar does not have.
	 */
	Walkthrough typeInProject(int expected, String line) throws Exception {
		return write(line, expected, run(expected, inProject(line)));
	}

	/**
	 * Writes down commands whose screens are not worth it.
	 */
	Walkthrough command(String... lines) {
		this.page.append("```text\n");
		List.of(lines).forEach((line) -> this.page.append("$ ").append(line).append('\n'));
		this.page.append("```\n\n");
		return this;
	}

	/**
	 * Runs a command that is no part of the story.
	 */
	void unseen(ProcessBuilder command) throws Exception {
		run(0, command);
	}

	ProcessBuilder fromJar(String line) {
		return this.jar.command(words(line));
	}

	ProcessBuilder inProject(String line) {
		ProcessBuilder command = ShortJvm.command(ShortJvm.sharing(this.directory.resolve("tools.jsa")),
				DemoApplication.class.getName(), "--spring.profiles.active=dev");
		command.command().addAll(List.of(words(line)));
		command.environment().put("CLASSPATH", this.classPath);
		return command;
	}

	/**
	 * The words of a line, as a shell reads them.
	 */
	private static String[] words(String line) {
		return WORD.matcher(line).results().map((word) -> word.group().replace("\"", "")).toArray(String[]::new);
	}

	/**
	 * The class path of the tests without directories, which an archive of classes cannot
	 * have.
	 */
	private static String jars(Path directory) {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((entry) -> Files.isDirectory(Path.of(entry)) ? jar(directory, entry) : entry)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String jar(Path directory, String classes) {
		String file = directory.resolve("classes-" + classes.hashCode() + ".jar").toString();
		ToolProvider.findFirst("jar")
			.orElseThrow()
			.run(System.out, System.err, "--create", "--no-compress", "--file", file, "-C", classes, ".");
		return file;
	}

	/**
	 * Shows a file of the project.
	 * @param file its name on the page
	 */
	Walkthrough shows(String file) throws IOException {
		Path path = this.directory;
		for (String part : file.split("/")) {
			path = path.resolve(MADE.matcher(part).matches() ? name(part.substring(15)) : part);
		}
		String text = Files.readString(path);
		this.page.append("```")
			.append(file.substring(file.lastIndexOf('.') + 1))
			.append('\n')
			.append(readable(text))
			.append("```\n\n");
		return this;
	}

	/**
	 * The name of a migration that was made, which begins with the time.
	 */
	String name(String words) throws IOException {
		try (Stream<Path> all = Files.walk(this.directory)) {
			return all.map((path) -> path.getFileName().toString())
				.filter((name) -> name.matches("\\d{14}_" + words))
				.findFirst()
				.orElseThrow();
		}
	}

	private String run(int expected, ProcessBuilder command) throws Exception {
		Path seen = this.directory.resolve("seen.txt");
		command.directory(this.directory.toFile()).redirectErrorStream(true).redirectOutput(seen.toFile());
		command.environment().put("OFAUTO_MIGRATIONS_LOCATIONS", "classpath:db/migrations,file:next");
		command.environment().put("SPRING_DATASOURCE_URL", this.database.getJdbcUrl());
		command.environment().put("SPRING_DATASOURCE_USERNAME", this.database.getUsername());
		command.environment().put("SPRING_DATASOURCE_PASSWORD", this.database.getPassword());
		command.environment().putAll(this.more);
		int exitCode = command.start().waitFor();
		String screen = readable(Files.readString(seen, StandardCharsets.UTF_8));
		assertThat(exitCode).as(command.command() + "\n" + screen).isEqualTo(expected);
		return screen;
	}

	private Walkthrough write(String command, int exitCode, String screen) {
		this.page.append("```text\n$ ").append(command).append('\n').append(screen);
		this.page.append("exit code ").append(exitCode).append("\n```\n\n");
		return this;
	}

	String page() {
		return this.page.toString().stripTrailing() + "\n";
	}

	private String readable(String screen) {
		return this.known.apply(screen.replace(System.lineSeparator(), "\n"))
			.replace(this.jar.file().toString(), "app.jar")
			.replace(this.directory.toString(), "/srv/ofauto")
			.replaceAll("PostgreSQL [0-9.]+", "PostgreSQL 17.11")
			.replaceAll("\\d{14}_tidy_up", "20260615090000_tidy_up")
			.replaceAll("\\d{14}_look_up", "20260615100000_look_up")
			.replaceAll("\\d{14}_no_finish", "20260616090000_no_finish")
			.replaceAll("\"server\": \"[^\"]+\"", "\"server\": \"17.11\"")
			// There are rates as soon as the server has run for a minute.
			.replaceAll(",( [\\d,]+ reads? and)? [\\d,]+ writes? a minute", "")
			// A worker may find a duplicate before its leader does.
			.replaceAll("(?m)^ *Context: parallel worker\n", "")
			.replaceAll("(?m)^ *Reads and writes are averages since .*\n", "")
			.replaceAll("\"serverVersion\": \"[^\"]+\"", "\"serverVersion\": \"17.11\"")
			.replaceAll("\"startedAt\": \"[^\"]+\"", "\"startedAt\": \"2026-03-01T09:30:00.123Z\"")
			.replaceAll("\"durationMs\": \\d+", "\"durationMs\": 8")
			.replaceAll("localhost:\\d+", "localhost:5432")
			.replaceAll("in \\d+ ms", "in 8 ms")
			.replaceAll("in \\d+\\.\\d s", "in 8 ms");
	}

}
