package com.ofauto.migrations.devtools.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.workbench.Summary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the screen tells of each statement of a script. What the screen leaves out is
 * judged by the two schemas, and not by what the steps say of themselves: a column that
 * has the same type in both, made anew under its name, and a default that is the same.
 */
final class ScreenCheck {

	private static final Pattern ASIDE = Pattern
		.compile("(?:ALTER|DROP) (?:TYPE|DOMAIN|COLLATION) (.+?)(?: RENAME TO (.+))?", Pattern.DOTALL);

	private static final Pattern REMADE = Pattern
		.compile("~ (?:enum|composite type|range type|domain|collation) (.+): (?:made anew|without .*)");

	private final ScreenRules rules = new ScreenRules();

	private final ScriptWriter writer;

	ScreenCheck(ScriptWriter writer) {
		this.writer = writer;
	}

	void check(DatabaseSchema from, DatabaseSchema to, Difference change) {
		List<String> screen = Summary.lines(change);
		List<String> untold = new ArrayList<>();
		List<String> statements = change.steps()
			.stream()
			.flatMap((step) -> this.writer.statements(step).stream())
			.toList();
		statements.stream().map((statement) -> before(statement, statements)).forEach((statement) -> {
			Optional<Pattern> line = this.rules.line(statement);
			boolean told = line.isPresent() && screen.stream().anyMatch((text) -> line.get().matcher(text).matches());
			if (!told && !isWay(statement, from, to, screen)) {
				untold.add(statement + " → " + line.map(Pattern::pattern).orElse("no rule for it"));
			}
		});
		assertThat(untold).as("what the screen does not tell:%n%s", String.join("\n", screen)).isEmpty();
	}

	/**
	 * What is put aside under another name is dropped under that, and told under its own.
	 */
	private static String before(String statement, List<String> statements) {
		Matcher drop = ASIDE.matcher(statement);
		if (!statement.startsWith("DROP ") || !drop.matches()) {
			return statement;
		}
		String schema = drop.group(1).contains(".") ? drop.group(1).replaceFirst("\\.[^.]+$", ".") : "";
		return statements.stream().filter((other) -> other.startsWith("ALTER ")).filter((other) -> {
			Matcher aside = ASIDE.matcher(other);
			return aside.matches() && aside.group(2) != null
					&& drop.group(1).equals((aside.group(1).contains(".") ? schema : "") + aside.group(2));
		}).findFirst().orElse(statement);
	}

	private static boolean isWay(String statement, DatabaseSchema from, DatabaseSchema to, List<String> screen) {
		Matcher matcher = Pattern
			.compile("ALTER TABLE (?:ONLY )?(.+) ALTER COLUMN (.+?) (SET DATA TYPE|SET DEFAULT|DROP DEFAULT)\\b.*",
					Pattern.DOTALL)
			.matcher(statement);
		if (!matcher.matches()) {
			return false;
		}
		Optional<Column> before = column(from, matcher.group(1), matcher.group(2));
		Optional<Column> after = column(to, matcher.group(1), matcher.group(2));
		if (before.isEmpty() || after.isEmpty()) {
			return false;
		}
		if (!matcher.group(3).equals("SET DATA TYPE")) {
			return Objects.equals(before.get().value(), after.get().value());
		}
		String type = after.get().type() + " " + after.get().collation();
		return type.equals(before.get().type() + " " + before.get().collation()) && screen.stream()
			.map(REMADE::matcher)
			.anyMatch((remade) -> remade.matches() && type.replace("\"", "").contains(remade.group(1)));
	}

	private static Optional<Column> column(DatabaseSchema schema, String table, String column) {
		return schema.all(Table.class)
			.stream()
			.filter((found) -> written(found.id()).equals(table.replace("\"", "")))
			.map((found) -> found.columns().get(column.replaceAll("^\"|\"$", "").replace("\"\"", "\"")))
			.filter(Objects::nonNull)
			.findFirst();
	}

	private static String written(ObjectId table) {
		return (table.kind() == ObjectKind.TABLE) ? table.dottedName().replace("\"", "") : "";
	}

}
