package com.ofauto.migrations.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with several databases whose beans were registered ahead of time, as for
 * a native image. Which databases there are is decided then, where they are at the start.
 */
@ExtendWith(PostgresExtension.class)
class DatabasesAheadOfTimeTests {

	private static final String REPORTING = "--" + TwoDatabases.REPORTING;

	@TempDir
	private Path directory;

	private TwoDatabases databases;

	private final List<String> arguments = new ArrayList<>();

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		this.databases = TwoDatabases.of(orders, this.directory);
		Stream.of(Contexts.properties(orders), this.databases.address(), this.databases.properties())
			.flatMap(Stream::of)
			.map((property) -> "--" + property)
			.forEach(this.arguments::add);
		this.arguments.add("--spring.main.web-application-type=none");
	}

	@AfterEach
	void dropTheSecond() {
		this.databases.close();
	}

	@Test
	void theNamesAreThoseOfTheBuildAndTheAddressesThoseOfTheStart() throws Exception {
		process("--ofauto.migrations.order=default,reporting",
				"--spring.datasource.url=jdbc:postgresql://localhost:1/none", "--spring.datasource.password=s3cret",
				REPORTING + "url=jdbc:postgresql://localhost:1/none", REPORTING + "password=s3cret",
				REPORTING + "user=${NOT_THERE_YET}", "--spring.main.web-application-type=none");
		compile();
		String screen = start(0, this.arguments);
		assertThat(screen).contains("Starting AOT-processed SeveralDatabasesApplication",
				"Engines: default of 1, reporting; true true");
		assertThat(this.databases.orders().queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		assertThat(this.databases.reports().queryForString("SELECT n FROM figures")).isEqualTo("7");
		refuses("default, reporting, archive", with("--ofauto.migrations.order=default,reporting,archive",
				"--ofauto.migrations.databases.archive.url=" + this.databases.orders().url()));
		refuses("reporting", with("--ofauto.migrations.order=reporting"));
		List<String> gone = with("--ofauto.migrations.order=default");
		gone.removeIf((argument) -> argument.startsWith(REPORTING));
		refuses("default", gone);
	}

	private List<String> with(String... others) {
		List<String> all = new ArrayList<>(this.arguments);
		all.removeIf((argument) -> argument.startsWith("--ofauto.migrations.order="));
		all.addAll(List.of(others));
		return all;
	}

	private void refuses(String names, List<String> arguments) throws Exception {
		assertThat(start(1, arguments)).contains("The properties name the databases " + names
				+ ", but the application was processed ahead of time with default, reporting.");
	}

	private void process(String... arguments) throws Exception {
		List<String> all = new ArrayList<>(List.of(SeveralDatabasesApplication.class.getName(),
				this.directory.resolve("sources").toString(), this.directory.resolve("classes").toString(),
				this.directory.resolve("classes").toString(), "com.example", "app"));
		all.addAll(List.of(arguments));
		SpringApplicationAotProcessor.main(all.toArray(String[]::new));
		for (Path source : files("sources")) {
			assertThat(Files.readString(source)).as(source.toString()).doesNotContain("s3cret", "localhost:1");
		}
	}

	private List<Path> files(String name) throws IOException {
		try (Stream<Path> files = Files.walk(this.directory.resolve(name))) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		String classes = this.directory.resolve("classes").toString();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<String> options = List.of("-proc:none", "-nowarn", "-d", classes, "-cp",
					classes + File.pathSeparator + System.getProperty("java.class.path"));
			assertThat(compiler
				.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files("sources")))
				.call()).isTrue();
		}
	}

	private String start(int expected, List<String> arguments) throws Exception {
		Path screen = this.directory.resolve("screen.txt");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dspring.aot.enabled=true",
				SeveralDatabasesApplication.class.getName());
		builder.command().addAll(arguments);
		builder.environment()
			.put("CLASSPATH",
					this.directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"));
		int exitCode = builder.redirectErrorStream(true).redirectOutput(screen.toFile()).start().waitFor();
		assertThat(exitCode).as(Files.readString(screen)).isEqualTo(expected);
		return Files.readString(screen);
	}

}
