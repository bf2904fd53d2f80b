package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads a table of cases: SQL under lines that begin with two dashes.
 * <p>
 * A case begins with {@code -- create:}, {@code -- alter:}, {@code -- drop:} or
 * {@code -- rename:} and its title. Its sections are {@code both} (run on both sides),
 * {@code from} and {@code data}, {@code to}, and {@code kept}: a query whose rows follow
 * as {@code => a|b}; without rows it must find the same before and after. Headers say
 * what else is expected:
 * <ul>
 * <li>{@code kind}: what the case is about; before the first case it is for all
 * <li>{@code renames}: what is found, confirmed and renamed; {@code suspected}: what is
 * found, and is none
 * <li>{@code steps}: the kinds of steps in their order, repetitions left out
 * <li>{@code only}: how each statement begins; {@code never}: words in none
 * <li>{@code data-lost}: a hazard says so; {@code fails}: a hazard says that it may, and
 * with this data it does, in these words; {@code refused}: there is no script, in these
 * words
 * <li>{@code nothing}: there is no difference; {@code grants}: grants are read;
 * {@code from-version}: the first PostgreSQL that knows the syntax; {@code one-way}: why
 * there is no way back
 * </ul>
 */
public final class CaseFile {

	private static final Path DIRECTORY = Path.of("src/test/resources/cases");

	private static final Pattern LINE = Pattern.compile("-- ([a-z-]+)(?:: ?(.*))?");

	private static final Set<String> ACTIONS = Set.of("create", "alter", "drop", "rename");

	private static final Set<String> SECTIONS = Set.of("both", "from", "data", "to", "kept");

	private static final Set<String> HEADERS = Set.of("kind", "renames", "suspected", "steps", "only", "never",
			"data-lost", "fails", "refused", "nothing", "grants", "from-version", "one-way");

	private final String name;

	private final Map<String, List<String>> common = new LinkedHashMap<>();

	private final List<SchemaCase> cases = new ArrayList<>();

	private Map<String, List<String>> headers = this.common;

	private Map<String, String> sections = new LinkedHashMap<>();

	private @Nullable String section;

	private CaseFile(String name) {
		this.name = name;
	}

	public static List<SchemaCase> all() {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.sorted().flatMap((file) -> read(file).stream()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<SchemaCase> read(Path path) {
		CaseFile file = new CaseFile(path.getFileName().toString().replace(".sql", ""));
		try {
			Files.readAllLines(path).forEach(file::line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.cases;
	}

	private void line(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			content(line);
			return;
		}
		String word = matcher.group(1);
		String value = (matcher.group(2) != null) ? matcher.group(2).strip() : "";
		if (ACTIONS.contains(word)) {
			begin(SchemaCase.Action.valueOf(word.toUpperCase(Locale.ROOT)), value);
		}
		else if (SECTIONS.contains(word)) {
			this.section = word;
			this.sections.put(word, "");
		}
		else if (HEADERS.contains(word)) {
			header(word, value);
		}
		else {
			throw new IllegalArgumentException(this.name + ": unknown line: " + line);
		}
	}

	private void begin(SchemaCase.Action action, String title) {
		this.headers = new LinkedHashMap<>(this.common);
		this.sections = new LinkedHashMap<>();
		this.section = null;
		this.cases.add(new SchemaCase(this.name, action, title, this.headers, this.sections));
	}

	private void header(String word, String value) {
		if (word.equals("kind")) {
			this.headers.put(word, List.of(value));
			return;
		}
		List<String> values = new ArrayList<>(this.headers.getOrDefault(word, List.of()));
		values.add(value);
		this.headers.put(word, values);
	}

	private void content(String line) {
		if (this.section != null) {
			this.sections.merge(this.section, line + "\n", String::concat);
		}
		else if (!line.isBlank()) {
			throw new IllegalArgumentException(this.name + ": in no section: " + line);
		}
	}

}
