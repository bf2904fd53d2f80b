package com.ofauto.migrations.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reactive application whose beans were registered ahead of time, as for a native
 * image. The address and the password are those of the start.
 */
@ExtendWith(PostgresExtension.class)
class R2dbcAheadOfTimeTests {

	@TempDir
	private Path directory;

	@Test
	void theDatabaseOfTheStartIsMigrated(TestDatabase database) throws Exception {
		process("--spring.r2dbc.url=r2dbc:postgresql://build:s3cret@localhost:1/none");
		compile();
		String screen = start(
				"--spring.r2dbc.url=r2dbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(),
						database.name()),
				"--spring.r2dbc.username=" + database.user(), "--spring.r2dbc.password=" + database.password(),
				"--" + MigrationFiles.agencies(this.directory.resolve("migrations")).property());
		assertThat(screen).contains("Starting AOT-processed ReactiveApplication", "Found Northlight.");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isOne();
	}

	private void process(String argument) throws Exception {
		SpringApplicationAotProcessor.main(new String[] { ReactiveApplication.class.getName(),
				this.directory.resolve("sources").toString(), this.directory.resolve("classes").toString(),
				this.directory.resolve("classes").toString(), "com.example", "app", argument });
		for (Path source : files("sources")) {
			assertThat(Files.readString(source)).as(source.toString()).doesNotContain("s3cret");
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

	private String start(String... arguments) throws Exception {
		Path screen = this.directory.resolve("screen.txt");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dspring.aot.enabled=true",
				ReactiveApplication.class.getName());
		builder.command().addAll(List.of(arguments));
		builder.environment()
			.put("CLASSPATH",
					this.directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"));
		int exitCode = builder.redirectErrorStream(true).redirectOutput(screen.toFile()).start().waitFor();
		assertThat(exitCode).as(Files.readString(screen)).isZero();
		return Files.readString(screen);
	}

}
