package com.ofauto.migrations.devtools.ddl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the check list: SQL under lines that begin with two dashes. {@code page} begins a
 * page of PostgreSQL's manual, {@code form} a form of a statement, {@code setup} what is
 * there before, for a page or for a form, {@code change} the statement if a setup comes
 * first, {@code from-version} the first PostgreSQL that knows it, and {@code answer} what
 * is made of it.
 */
final class FormFile {

	private static final Path DIRECTORY = Path.of("src/test/resources/ddl");

	private final List<Form> forms = new ArrayList<>();

	private final StringBuilder pageSetup = new StringBuilder();

	private final StringBuilder setup = new StringBuilder();

	private final StringBuilder change = new StringBuilder();

	private StringBuilder section = this.pageSetup;

	private String page = "";

	private String name = "";

	private String answer = "";

	private int fromVersion;

	private FormFile() {
	}

	static List<Form> all() {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.sorted().flatMap((file) -> read(file).stream()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Form> read(Path path) {
		try {
			FormFile file = new FormFile();
			Files.readAllLines(path).forEach(file::line);
			file.end();
			return file.forms;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void line(String line) {
		if (line.startsWith("-- page: ")) {
			end();
			this.page = line.substring(9);
			this.pageSetup.setLength(0);
			this.section = this.pageSetup;
		}
		else if (line.startsWith("-- form: ")) {
			end();
			this.name = line.substring(9);
			this.section = this.change;
		}
		else if (line.startsWith("-- answer: ")) {
			this.answer = line.substring(11);
		}
		else if (line.startsWith("-- from-version: ")) {
			this.fromVersion = Integer.parseInt(line.substring(17));
		}
		else if (line.equals("-- setup:")) {
			this.section = this.name.isEmpty() ? this.pageSetup : this.setup;
		}
		else if (line.equals("-- change:")) {
			this.section = this.change;
		}
		else if (line.startsWith("--")) {
			throw new IllegalArgumentException("Unknown line: " + line);
		}
		else {
			this.section.append(line).append('\n');
		}
	}

	private void end() {
		if (!this.name.isEmpty()) {
			this.forms.add(new Form(this.page, this.name, this.answer, this.fromVersion,
					this.pageSetup.toString() + this.setup, this.change.toString().strip()));
		}
		this.name = "";
		this.answer = "";
		this.fromVersion = 14;
		this.setup.setLength(0);
		this.change.setLength(0);
	}

}
