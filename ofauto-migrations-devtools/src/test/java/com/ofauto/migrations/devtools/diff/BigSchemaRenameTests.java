package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many of the true renames are found, and how many false ones are asked, between two
 * versions of a big schema that is made up: some hundred tables of an application, of
 * which most have the same columns, and some are renamed, dropped and created.
 */
class BigSchemaRenameTests {

	private static final int TABLES = 400;

	private static final List<String> MODULES = List.of("ci", "merge_request", "package", "user", "project", "group",
			"vulnerability", "ai", "audit_event", "work_item", "", "");

	private static final List<String> NOUNS = List.of("build", "pipeline", "runner", "stage", "artifact", "label",
			"milestone", "epic", "note", "review", "approval", "rule", "policy", "setting", "token", "key", "file",
			"upload", "export", "import", "stat", "metric", "event", "link", "member", "role", "quota", "invite",
			"invoice", "license", "scan", "finding", "report", "page", "domain", "board", "list", "thread", "schedule",
			"variable", "secret", "agent", "model", "prompt", "diff", "commit", "branch", "tag", "release", "cluster");

	private static final List<String> ADJECTIVES = List.of("external", "internal", "default", "last", "first", "max",
			"min", "raw", "public", "custom", "legacy", "draft", "shared", "remote", "target", "source", "parent",
			"current", "expected", "locked");

	private static final List<String> TYPES = List.of("text", "text", "text", "int8", "int4", "int2! = 0",
			"bool! = false", "bool! = false", "timestamptz", "jsonb! = '{}'", "bytea", "uuid");

	private static final Map<String, Integer> COMMON = Map.of("name text", 40, "description text", 25,
			"project_id int8!", 45, "user_id int8!", 35, "namespace_id int8", 25, "status int2! = 0", 20,
			"enabled bool! = true", 10);

	private final Random random = new Random(20260301);

	private final Map<String, Set<String>> before = new LinkedHashMap<>();

	private final Map<String, Set<String>> after = new LinkedHashMap<>();

	private final Set<String> truth = new TreeSet<>();

	@Test
	void trueRenamesAreFoundAndHardlyAnyOtherIsAsked() {
		for (int number = 0; number < TABLES; number++) {
			this.before.put(newTable(), columns());
		}
		this.before.forEach((name, columns) -> this.after.put(name, new LinkedHashSet<>(columns)));
		List<String> names = new ArrayList<>(this.before.keySet());
		Collections.shuffle(names, this.random);
		names.subList(0, 30).forEach(this::renameTable);
		names.subList(30, 60).forEach(this.after::remove);
		for (int number = 0; number < 40; number++) {
			this.after.put(newTable(), columns());
		}
		names.subList(60, 100).forEach(this::renameColumn);
		names.subList(100, 180).forEach(this::exchangeColumn);
		Set<String> asked = new RenameFinder().find(Sketch.of(text(this.before)), Sketch.of(text(this.after)))
			.stream()
			.filter((rename) -> rename.from().kind() != ObjectKind.CONSTRAINT)
			.map(Sketch::text)
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> found = new TreeSet<>(this.truth);
		found.retainAll(asked);
		Set<String> missed = new TreeSet<>(this.truth);
		missed.removeAll(asked);
		asked.removeAll(this.truth);
		assertThat(tablesAndColumns(this.truth)).isEqualTo("30 tables, 40 columns");
		assertThat(tablesAndColumns(found)).as("missed: " + missed).isEqualTo("30 tables, 40 columns");
		assertThat(tablesAndColumns(asked)).as("false: " + asked).isEqualTo("0 tables, 4 columns");
	}

	private static String tablesAndColumns(Set<String> renames) {
		long columns = renames.stream().filter((text) -> text.contains(".")).count();
		return renames.size() - columns + " tables, " + columns + " columns";
	}

	private void renameTable(String name) {
		Set<String> columns = this.after.remove(name);
		String other = switch (this.random.nextInt(4)) {
			case 0 -> "app_" + name;
			case 1 -> name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "s";
			case 2 -> name.replaceFirst("_[^_]+$", "_" + one(NOUNS));
			default -> name + "_" + one(NOUNS);
		};
		while (this.after.containsKey(other) || this.before.containsKey(other)) {
			other += "_x";
		}
		if (this.random.nextBoolean()) {
			columns.add("added_" + one(NOUNS) + " text");
		}
		this.after.put(other, columns);
		this.truth.add(name + "=" + other);
	}

	/**
	 * The column keeps its place and gets another word, or goes to the end with one word
	 * changed.
	 */
	private void renameColumn(String table) {
		List<String> columns = new ArrayList<>(this.after.get(table));
		int place = 3 + this.random.nextInt(columns.size() - 3);
		String column = columns.get(place);
		String name = column.substring(0, column.indexOf(' '));
		boolean inPlace = this.random.nextBoolean() || !name.contains("_");
		String other = inPlace ? one(ADJECTIVES) + "_" + one(NOUNS) + "_renamed"
				: name.replaceFirst("_[^_]+$", "_renamed");
		columns.set(place, other + column.substring(column.indexOf(' ')));
		this.after.put(table, new LinkedHashSet<>(columns));
		this.truth.add(table + "." + name + "=" + other);
	}

	/**
	 * A column goes, and others come at the end, one of them of the same type now and
	 * then.
	 */
	private void exchangeColumn(String table) {
		List<String> columns = new ArrayList<>(this.after.get(table));
		String gone = columns.remove(3 + this.random.nextInt(columns.size() - 3));
		columns.add(newColumn());
		if (this.random.nextBoolean()) {
			columns.add(one(ADJECTIVES) + "_" + one(NOUNS) + "_new" + gone.substring(gone.indexOf(' ')));
		}
		this.after.put(table, new LinkedHashSet<>(columns));
	}

	private String newTable() {
		String name = "";
		while (name.isEmpty() || this.before.containsKey(name) || this.after.containsKey(name)) {
			String module = one(MODULES);
			name = (module.isEmpty() ? "" : module + "_") + (this.random.nextBoolean() ? one(NOUNS) + "_" : "")
					+ one(NOUNS) + "s";
		}
		return name;
	}

	private Set<String> columns() {
		Map<String, String> columns = new LinkedHashMap<>();
		List.of("id int8!", "created_at timestamptz!", "updated_at timestamptz!")
			.forEach((column) -> columns.put(column.substring(0, column.indexOf(' ')), column));
		new TreeSet<>(COMMON.keySet()).stream()
			.filter((column) -> this.random.nextInt(100) < COMMON.get(column))
			.forEach((column) -> columns.put(column.substring(0, column.indexOf(' ')), column));
		int own = 1 + this.random.nextInt(7);
		for (int number = 0; number < own; number++) {
			String column = newColumn();
			columns.put(column.substring(0, column.indexOf(' ')), column);
		}
		return new LinkedHashSet<>(columns.values());
	}

	private String newColumn() {
		String noun = one(NOUNS);
		return switch (this.random.nextInt(4)) {
			case 0 -> noun + "_id int8";
			case 1 -> noun + "_count int4! = 0";
			default -> one(ADJECTIVES) + "_" + noun + " " + one(TYPES);
		};
	}

	private String one(List<String> words) {
		return words.get(this.random.nextInt(words.size()));
	}

	private static String text(Map<String, Set<String>> tables) {
		return tables.entrySet()
			.stream()
			.map((table) -> table.getKey() + "(" + String.join(", ", table.getValue()) + ")")
			.collect(Collectors.joining("\n"));
	}

}
