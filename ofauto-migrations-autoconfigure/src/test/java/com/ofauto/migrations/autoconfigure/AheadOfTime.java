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

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is processed ahead of time, compiled and started.
 *
 * @param application the application
 * @param directory where the code goes
 */
record AheadOfTime(Class<?> application, Path directory) {

	/**
	 * Processes it with arguments whose secrets must not be in the code.
	 */
	void process(List<String> secrets, String... arguments) throws Exception {
		String classes = this.directory.resolve("classes").toString();
		List<String> all = new ArrayList<>(List.of(this.application.getName(),
				this.directory.resolve("sources").toString(), classes, classes, "com.example", "app"));
		all.addAll(List.of(arguments));
		SpringApplicationAotProcessor.main(all.toArray(String[]::new));
		for (Path source : files("sources")) {
			assertThat(Files.readString(source)).as(source.toString()).doesNotContain(secrets);
		}
	}

	List<Path> files(String name) throws IOException {
		try (Stream<Path> files = Files.walk(this.directory.resolve(name))) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	void compile() throws IOException {
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

	/**
	 * Starts what was compiled.
	 * @param expected the exit code
	 * @return what it printed
	 */
	String start(int expected, List<String> arguments) throws Exception {
		Path screen = this.directory.resolve("screen.txt");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dspring.aot.enabled=true", this.application.getName());
		builder.command().addAll(arguments);
		builder.environment()
			.put("CLASSPATH",
					this.directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"));
		int exitCode = builder.redirectErrorStream(true).redirectOutput(screen.toFile()).start().waitFor();
		assertThat(exitCode).as(Files.readString(screen)).isEqualTo(expected);
		return Files.readString(screen);
	}

}
