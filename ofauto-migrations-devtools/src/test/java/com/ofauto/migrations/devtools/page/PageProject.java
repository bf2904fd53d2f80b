package com.ofauto.migrations.devtools.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.support.ApplicationJvm;
import com.ofauto.migrations.support.Snippets;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project that a reader has made of a page: its files, and an application that is
 * started in its directory as the build tool of the page starts it. Only the address of
 * the database is another one.
 */
final class PageProject {

	private static final Pattern PROFILES = Pattern.compile(" -Dspring-boot\\.run\\.profiles=(\\S+)");

	private static final Pattern MAVEN = Pattern.compile(" -Dspring-boot\\.run\\.arguments=\"(.*?)\"");

	private static final Pattern GRADLE = Pattern.compile(" --args=\"(.*?)\"");

	private static final ApplicationJvm JVM = ApplicationJvm.after(PageApplication.class,
			"--spring.datasource.url=jdbc:postgresql://localhost:1/none",
			"--ofauto.migrations.locations=file:migrations", "migrate", "status");

	private final Path directory;

	private final TestDatabase database;

	private final Map<String, TestDatabase> others = new LinkedHashMap<>();

	private final List<String> configurations = new ArrayList<>();

	private boolean dataSource = true;

	PageProject(Path directory, TestDatabase database) {
		this.directory = directory;
		this.database = database;
	}

	PageProject file(String name, String text) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return this;
	}

	/**
	 * A configuration class of the package {@code com.example}, which the application
	 * finds.
	 */
	PageProject configuration(String name, String code) throws IOException {
		file("target/classes/com/example/" + name + ".java", "package com.example;\n\n" + code);
		this.configurations.add("com.example." + name);
		Snippets.compile(this.directory.resolve("target/classes"));
		return this;
	}

	/**
	 * A further database, which screens call by the name that the page gives it.
	 */
	PageProject and(String name, TestDatabase other) {
		this.others.put(name, other);
		return this;
	}

	/**
	 * The page's own settings lead to the database.
	 */
	PageProject withoutDataSource() {
		this.dataSource = false;
		return this;
	}

	String text(String name) {
		return Page.text(this.directory.resolve(name));
	}

	/**
	 * What the newest migration's directory is called.
	 */
	String newest() throws IOException {
		try (Stream<Path> all = Files.list(this.directory.resolve("src/main/resources/db/migrations"))) {
			return all.filter(Files::isDirectory)
				.map((path) -> path.getFileName().toString())
				.max(String::compareTo)
				.orElseThrow();
		}
	}

	/**
	 * Types a line of a page for Maven.
	 */
	Seen maven(String line) throws Exception {
		assertThat(line).matches("mvn (-q )?spring-boot:(test-)?run.*");
		List<String> arguments = new ArrayList<>();
		Matcher profiles = PROFILES.matcher(line);
		if (profiles.find()) {
			arguments.add("--spring.profiles.active=" + profiles.group(1));
		}
		Matcher typed = MAVEN.matcher(line);
		if (typed.find()) {
			arguments.addAll(List.of(typed.group(1).split(" ")));
		}
		return run(arguments);
	}

	/**
	 * Types a line of a page for Gradle, which gives the application the same arguments.
	 */
	Seen gradle(String line) throws Exception {
		assertThat(line).startsWith("./gradlew ").contains("bootRun");
		Matcher typed = GRADLE.matcher(line);
		return run(typed.find() ? List.of(typed.group(1).split(" ")) : List.of());
	}

	/**
	 * Types a line of a page for the executable jar.
	 */
	Seen jar(String line) throws Exception {
		assertThat(line).startsWith("java -jar app.jar ");
		return run(List.of(line.substring("java -jar app.jar ".length()).split(" ")));
	}

	/**
	 * Runs a block of a page in the shell.
	 */
	String shell(String script) throws Exception {
		Path screen = this.directory.resolve("shell.txt");
		Process process = new ProcessBuilder("sh", "-e", "-c", script).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(screen.toFile())
			.start();
		assertThat(process.waitFor()).as(script + Page.text(screen)).isZero();
		return Page.text(screen);
	}

	Seen run(List<String> arguments) throws Exception {
		copyResources();
		Path screen = this.directory.resolve("screen.txt");
		Path errors = this.directory.resolve("errors.txt");
		ProcessBuilder builder = JVM.command(PageApplication.class, arguments)
			.directory(this.directory.toFile())
			.redirectOutput(screen.toFile())
			.redirectError(errors.toFile());
		// What an archive has been made for comes first.
		builder.environment()
			.merge("CLASSPATH", this.directory.resolve("target/classes").toString(),
					(all, own) -> all + File.pathSeparator + own);
		if (this.dataSource) {
			builder.environment().put("SPRING_DATASOURCE_URL", this.database.url());
			builder.environment().put("SPRING_DATASOURCE_USERNAME", this.database.user());
			builder.environment().put("SPRING_DATASOURCE_PASSWORD", this.database.password());
		}
		if (!this.configurations.isEmpty()) {
			builder.environment().put("SPRING_MAIN_SOURCES", String.join(",", this.configurations));
		}
		int exitCode = builder.start().waitFor();
		return new Seen(exitCode, readable(screen), readable(errors));
	}

	/**
	 * What a build does before the application starts.
	 */
	private void copyResources() throws IOException {
		Path from = this.directory.resolve("src/main/resources");
		Path to = this.directory.resolve("target/classes");
		Files.createDirectories(from);
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = to.resolve(from.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.writeString(copy, Files.readString(file));
			}
		}
	}

	private String readable(Path file) {
		String text = Page.text(file).replaceAll("\\b" + this.database.name() + "\\b", "app");
		for (Map.Entry<String, TestDatabase> other : this.others.entrySet()) {
			text = text.replaceAll("\\b" + other.getValue().name() + "\\b", other.getKey());
		}
		return text.replaceAll("\\(PostgreSQL [\\d.]+", "(PostgreSQL 17")
			.replaceAll("in [\\d,.]+ m?s\\b", "in 9 ms")
			.replaceAll("\\b(?!20260105|20260201)\\d{14}_", "20260301100000_");
	}

	/**
	 * What a person has seen in the end.
	 *
	 * @param exitCode how the process ended
	 * @param output standard output
	 * @param errors standard error
	 */
	record Seen(int exitCode, String output, String errors) {

		/**
		 * As the pages show it: standard error behind a bar, below the output.
		 */
		String screen() {
			StringBuilder screen = new StringBuilder(this.output);
			this.errors.lines().forEach((line) -> screen.append("| ").append(line).append('\n'));
			return screen.toString();
		}

	}

}
