package com.ofauto.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types commands at the executable jar, and writes down what a person sees: standard
 * output and standard error as they come, then the exit code.
 */
final class Walkthrough {

	private final Path directory;

	private final UnpackedJar jar;

	private final StringBuilder page = new StringBuilder();

	private JdbcConnectionDetails database;

	private Map<String, String> more = Map.of();

	Walkthrough(Path directory, UnpackedJar jar, JdbcConnectionDetails database) {
		this.directory = directory;
		this.jar = jar;
		this.database = database;
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
	 * Types a command and sees how it ends.
	 */
	Walkthrough type(int expected, String line) throws Exception {
		Path seen = this.directory.resolve("seen.txt");
		ProcessBuilder builder = this.jar.command(line.split(" "))
			.directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(seen.toFile());
		builder.environment().put("OFAUTO_MIGRATIONS_LOCATIONS", "classpath:db/migrations,file:next");
		builder.environment().put("SPRING_DATASOURCE_URL", this.database.getJdbcUrl());
		builder.environment().put("SPRING_DATASOURCE_USERNAME", this.database.getUsername());
		builder.environment().put("SPRING_DATASOURCE_PASSWORD", this.database.getPassword());
		builder.environment().putAll(this.more);
		int exitCode = builder.start().waitFor();
		String screen = readable(Files.readString(seen, StandardCharsets.UTF_8));
		assertThat(exitCode).as(line + "\n" + screen).isEqualTo(expected);
		this.page.append("```text\n$ java -jar app.jar ").append(line).append('\n').append(screen);
		this.page.append("exit code ").append(exitCode).append("\n```\n\n");
		return this;
	}

	String page() {
		return this.page.toString().stripTrailing() + "\n";
	}

	private String readable(String screen) {
		return screen.replace(System.lineSeparator(), "\n")
			.replace(this.jar.file().toString(), "app.jar")
			.replace(this.directory.toString(), "/srv/ofauto")
			.replaceAll("PostgreSQL [0-9.]+", "PostgreSQL 17.11")
			.replaceAll("\"serverVersion\": \"[^\"]+\"", "\"serverVersion\": \"17.11\"")
			.replaceAll("\"startedAt\": \"[^\"]+\"", "\"startedAt\": \"2026-03-01T09:30:00.123Z\"")
			.replaceAll("\"durationMs\": \\d+", "\"durationMs\": 8")
			.replaceAll("localhost:\\d+", "localhost:5432")
			.replaceAll("in \\d+ ms", "in 8 ms")
			.replaceAll("in \\d+\\.\\d s", "in 8 ms");
	}

}
