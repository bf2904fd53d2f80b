package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.core.io.ClassPathResource;

/**
 * Migrations that a test writes.
 */
final class MigrationFiles {

	static final String AGENCIES = "20260101000000_agencies";

	private final Path root;

	MigrationFiles(Path root) {
		this.root = root;
	}

	/**
	 * A table with one row, which whatever starts later can look for.
	 */
	static MigrationFiles agencies(Path root) {
		return new MigrationFiles(root).with(AGENCIES, """
				CREATE TABLE agencies (id int PRIMARY KEY, name text NOT NULL);
				INSERT INTO agencies VALUES (1, 'Northlight');
				""");
	}

	MigrationFiles with(String name, String script) {
		try {
			Path file = this.root.resolve(name).resolve("migration.sql");
			Files.createDirectories(file.getParent());
			Files.writeString(file, script);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	MigrationFiles withScriptOf(String name, String resource) {
		try {
			return with(name, new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String location() {
		return "file:" + this.root;
	}

	String property() {
		return "ofauto.migrations.locations=" + location();
	}

}
