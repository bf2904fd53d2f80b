package com.ofauto.migrations.devtools.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which line of the screen tells of a statement, by what the statement says itself: the
 * first rule that fits counts. A line is a pattern in which {@code $1} is the first name
 * of the statement, {@code ^1} the schema of that name with its dot.
 */
final class ScreenRules {

	private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}0-9_$]*)";

	private static final String TYPE = "(?:enum|composite type|range type)";

	private static final String RELATION = "(?:table|view|materialized view)";

	private static final String SETTINGS = "~ column $1.$2: alter column settings|[+] column $1.$2 .*|[+] table $1 with .*";

	private final List<Rule> rules = new ArrayList<>();

	private record Rule(Pattern statement, String line) {

	}

	ScreenRules() {
		tables();
		columns();
		constraintsAndIndexes();
		types();
		others();
		wholeObjects();
	}

	private void tables() {
		String declares = "~ table $1 declares .* for itself";
		rule("CREATE TABLE {n}__parent \\(LIKE .*", declares);
		rule("ALTER TABLE {n}__parent DROP COLUMN IF EXISTS .*", declares);
		rule("DROP TABLE {n}__parent", declares);
		rule("CREATE (?:UNLOGGED |FOREIGN )*TABLE {n} .*", "[+] table $1 with .*");
		rule("DROP (?:FOREIGN )?TABLE {n}", "- table $1");
		rule("ALTER TABLE {n} ADD CONSTRAINT rows_would_be_lost CHECK \\(false\\)", "~ table $1: require empty");
		rule("ALTER TABLE {n} ATTACH PARTITION {n} .*", "~ table $2 becomes a partition of $1");
		rule("ALTER TABLE {n} DETACH PARTITION {n}", "~ table $2 is no partition of $1 any more");
		rule("ALTER TABLE {n} INHERIT {n}", "~ table $1 inherits from $2|" + declares);
		rule("ALTER TABLE {n} NO INHERIT {n}", "~ table $1 does not inherit any more from $2|" + declares);
		rule("ALTER TABLE {n} (?:NOT )?OF\\b.*", "~ table $1: set table type");
		rule("ALTER TABLE {n} SET (?:UN)?LOGGED", "~ table $1: set logged");
		rule("ALTER (?:TABLE|MATERIALIZED VIEW) {n} SET ACCESS METHOD .*", "~ " + RELATION + " $1: set access method");
		rule("ALTER (?:TABLE|VIEW|MATERIALIZED VIEW) {n} (?:RE)?SET \\(.*", "~ " + RELATION + " $1: set options");
		rule("ALTER TABLE {n} (?:NO )?(?:ENABLE|DISABLE|FORCE) ROW LEVEL SECURITY", "~ table $1: set row security");
		rule("ALTER TABLE {n} OPTIONS .*", "~ table $1: set foreign options");
		rule("ALTER TABLE {n} REPLICA IDENTITY .*", "~ table $1: set replica identity");
		rule("ALTER (?:TABLE|MATERIALIZED VIEW) {n} CLUSTER ON {n}", "~ " + RELATION + " $1: clustered by $2");
		rule("ALTER (?:TABLE|MATERIALIZED VIEW) {n} SET WITHOUT CLUSTER",
				"~ " + RELATION + " $1: not clustered any more");
		rule("ALTER TABLE {n} (?:ENABLE|DISABLE)(?: REPLICA| ALWAYS)? (?:TRIGGER|RULE) {n}",
				"~ (?:trigger|rule) $1.$2: (?:set firing|fires .*)");
	}

	private void columns() {
		rule("ALTER TABLE {n} ADD COLUMN {n} .*", "[+] column $1.$2 .*");
		rule("ALTER TABLE (?:ONLY )?{n} DROP COLUMN {n}", "- column $1.$2");
		rule("ALTER TABLE {n} ALTER COLUMN {n} SET DATA TYPE .*", "~ column $1.$2: type .*");
		rule("ALTER TABLE ONLY {n} ALTER COLUMN {n} SET DEFAULT .*", "~ column $1.$2: default .*");
		rule("ALTER TABLE ONLY {n} ALTER COLUMN {n} DROP DEFAULT",
				"~ column $1.$2: (?:no default|default .*)|- table $1");
		rule("ALTER TABLE {n} ALTER COLUMN {n} SET NOT NULL", "~ column $1.$2: set not null");
		rule("ALTER TABLE {n} ALTER COLUMN {n} DROP NOT NULL", "~ column $1.$2: drop not null");
		rule("ALTER TABLE {n} ALTER COLUMN {n} DROP EXPRESSION", "~ column $1.$2: drop expression");
		rule("ALTER TABLE {n} ALTER COLUMN {n} DROP IDENTITY", "~ column $1.$2: drop identity");
		rule("ALTER TABLE {n} ALTER COLUMN {n} ADD GENERATED .*", "~ column $1.$2: add identity");
		rule("ALTER TABLE {n} ALTER COLUMN {n} (?:SET|RESTART) ?(?:GENERATED|INCREMENT|MINVALUE|MAXVALUE|START|CACHE|NO|CYCLE).*",
				"~ column $1.$2: alter identity");
		rule("ALTER TABLE ONLY {n} ALTER COLUMN {n} (?:RE)?SET .*", SETTINGS);
		rule("ALTER FOREIGN TABLE {n} ALTER COLUMN {n} OPTIONS .*", SETTINGS);
		rule("DO .* WHERE c\\.conrelid = '{n}'::regclass AND c\\.contype = 'n' AND a\\.attname = '{t}'.*", SETTINGS);
		rule("COMMENT ON COLUMN ((?:{q}\\.)?{q})\\.{n} IS .*", "~ column $1.$2: (?:set|no) comment");
	}

	private void constraintsAndIndexes() {
		rule("ALTER TABLE (?:ONLY )?{n} ADD CONSTRAINT {n} .*", "[+] constraint $1.$2 .*");
		rule("ALTER (?:TABLE|DOMAIN) {n} DROP CONSTRAINT {n}", "- constraint $1.$2");
		rule("ALTER DOMAIN {n} ADD CONSTRAINT {n} .*", "[+] constraint $1.$2 .*");
		rule("ALTER (?:TABLE|DOMAIN) {n} VALIDATE CONSTRAINT {n}", "~ constraint $1.$2: validate constraint");
		rule("ALTER TABLE {n} ALTER CONSTRAINT {n} .*", "~ constraint $1.$2: alter foreign key");
		rule("ALTER TABLE {n} RENAME CONSTRAINT {n} TO {n}",
				"~ constraint $1.$2: renamed to $3|~ table $1: its part of .* is called .*");
		rule("DO .*c\\.conrelid = '{n}'::regclass AND c\\.conname = '{t}'.*", "~ constraint $1.$2: \\S+ fires .*");
		rule("COMMENT ON CONSTRAINT {n} ON (?:DOMAIN )?{n} IS .*", "~ constraint $2.$1: (?:set|no) comment");
		rule("CREATE (?:UNIQUE )?INDEX {n} ON (?:ONLY )?{n} .*", "[+] index ^2$1(?: without parts)?");
		rule("DROP INDEX {n}", "- index $1");
		rule("ALTER INDEX {n} ATTACH PARTITION {n}",
				"~ (?:index ^2|constraint ^2.+\\.)#2 becomes a part of (?:^1|^1.+\\.)#1");
		rule("DO .* RENAME TO %I', i\\.inhrelid::regclass, '{t}'\\).*", "~ (?:index|constraint) .*$1: gets its name");
		rule("ALTER INDEX {n} (?:RE)?SET \\(.*", "~ (?:index ^1|constraint ^1.+\\.)#1: index with.*");
		rule("ALTER INDEX {n} ALTER COLUMN \\d+ SET STATISTICS .*",
				"~ (?:index ^1|constraint ^1.+\\.)#1: statistics of column .*");
		rule("COMMENT ON INDEX {n} IS .*",
				"~ index $1: (?:set|no) comment|~ constraint ^1.+\\.#1: (?:set|no) comment of its index");
	}

	private void types() {
		String names = "~ range type .*: alter range names|[+] range type .*";
		rule("ALTER ROUTINE {n}\\(.*\\) RENAME TO {n}", "~ routine $1(?:\\(.*\\))?: renamed to $2|" + names);
		rule("ALTER ROUTINE {n}\\(.*\\) SET SCHEMA {n}", "~ routine $1(?:\\(.*\\))?: moved to .*|" + names);
		rule("ALTER TYPE {n} ADD VALUE '{t}'.*", "[+] value '$2' of enum $1");
		rule("ALTER TYPE {n} (?:ADD|DROP|ALTER) ATTRIBUTE .*", "~ composite type $1: alter composite type");
		rule("ALTER DOMAIN {n} (?:SET|DROP) (?:DEFAULT|NOT NULL).*", "~ domain $1: alter domain");
		rule("ALTER (?:TYPE|DOMAIN|COLLATION) {n} RENAME TO {n}", "~ (?:" + TYPE
				+ "|domain|collation) $1: (?:made anew|without .*|renamed to $2)|~ range type .*: (?:made anew|alter range names)");
		rule("ALTER FUNCTION {n}\\(.*\\) RENAME TO .*", "~ range type .*: made anew");
		rule("ALTER TYPE {n} RENAME VALUE '{t}' TO '{t}'", "~ enum $1.$2: renamed to $3");
		rule("CREATE TYPE {n} AS ENUM .*", "[+] enum $1|~ enum $1: (?:made anew|without .*)");
		rule("CREATE TYPE {n} AS RANGE .*", "[+] range type $1|~ range type $1: made anew");
		rule("CREATE TYPE {n} AS .*", "[+] composite type $1|~ composite type $1: made anew");
		rule("CREATE DOMAIN {n} AS .*", "[+] domain $1|~ domain $1: made anew");
		rule("CREATE COLLATION {n} .*", "[+] collation $1|~ collation $1: made anew");
		rule("DROP (?:TYPE|DOMAIN|COLLATION) {n}", "- (?:" + TYPE + "|domain|collation) $1");
	}

	private void others() {
		rule("(?:CREATE|ALTER) SEQUENCE {n} OWNED BY .*", "~ sequence $1: set sequence owner");
		rule("SELECT setval\\('{n}',.*",
				"~ sequence $1: advance sequence|~ column .*: (?:add|alter) identity|[+] column .*");
		rule("DO .*oid = '{n}'::regclass AND relpersistence.*", "~ sequence $1: alter sequence");
		rule("ALTER SEQUENCE {n} RENAME TO {n}", "~ sequence $1: renamed to $2|~ column .*: alter identity");
		rule("ALTER SEQUENCE {n} (?!OWNER).*", "~ sequence $1: alter sequence");
		rule("CREATE (?:CONSTRAINT )?TRIGGER {n} .*? ON {n} .*", "[+] trigger $2.$1");
		rule("CREATE RULE {n} AS\\s+ON \\w+ TO {n}\\b.*", "[+] rule $2.$1");
		rule("CREATE OR REPLACE RULE {n} AS\\s+ON \\w+ TO {n}\\b.*", "~ rule $2.$1: replace object");
		rule("CREATE POLICY {n} ON {n}\\b.*", "[+] policy $2.$1");
		rule("ALTER POLICY {n} ON {n} (?:TO|USING|WITH)\\b.*", "~ policy $2.$1");
		rule("DROP (?:TRIGGER|RULE|POLICY) {n} ON {n}", "- (?:trigger|rule|policy) $2.$1");
		rule("ALTER (?:TRIGGER|RULE|POLICY) {n} ON {n} RENAME TO {n}",
				"~ (?:trigger|rule|policy) $2.$1: renamed to $3");
		rule("ALTER TRIGGER {n} ON {n} (?:NO )?DEPENDS ON EXTENSION {n}", "~ trigger $2.$1: .* with extension $3");
		rule("COMMENT ON (?:TRIGGER|RULE|POLICY) {n} ON {n} IS .*",
				"~ (?:trigger|rule|policy) $2.$1: (?:set|no) comment");
		rule("GRANT ([A-Z, ]+) \\({n}\\).* ON TABLE {n} TO {n}.*", "[+] .* on column $3.$2 to $4");
		rule("REVOKE (?:GRANT OPTION FOR )?([A-Z, ]+) \\({n}\\).* ON TABLE {n} FROM {n}",
				"- .* on column $3.$2 from $4");
		rule("GRANT ([A-Z, ]+) ON [A-Z ]+ {n}(?:\\(.*\\))? TO {n}.*", "[+] $1 on .* $2(?:\\(.*\\))? to $3");
		rule("REVOKE (?:GRANT OPTION FOR )?([A-Z, ]+) ON [A-Z ]+ {n}(?:\\(.*\\))? FROM {n}",
				"- $1 on .* $2(?:\\(.*\\))? from $3");
		rule("ALTER EXTENSION {n} .*", "~ extension $1: alter extension");
		rule("CREATE CAST \\((.*)\\) WITH.*", "[+] cast $1");
		rule("DROP CAST \\((.*)\\)", "- cast $1");
		rule("COMMENT ON CAST \\((.*?)\\) IS .*", "~ cast $1: (?:set|no) comment");
		rule("ALTER TEXT SEARCH CONFIGURATION {n} ADD MAPPING .*", "[+] text search configuration $1");
	}

	private void wholeObjects() {
		String kind = "(?:TABLE|VIEW|MATERIALIZED VIEW|SEQUENCE|SCHEMA|EXTENSION|STATISTICS|DOMAIN|TYPE|COLLATION|INDEX"
				+ "|FOREIGN TABLE|TEXT SEARCH CONFIGURATION|TEXT SEARCH DICTIONARY)";
		String routine = "(?:FUNCTION|PROCEDURE|AGGREGATE|ROUTINE)";
		rule("CREATE OR REPLACE VIEW {n}\\b.*", "~ view $1: (?:replace object|blank view)");
		rule("CREATE OR REPLACE " + routine + " {n}\\(.*", "~ routine $1(?:\\(.*\\))?: replace object");
		rule("CREATE (?:UNLOGGED )?" + kind + " (?:IF NOT EXISTS )?{n}(?![\\w\"]).*",
				"[+] .+ $1|~ view $1: blank view");
		rule("CREATE " + routine + " {n}\\(.*", "[+] routine $1(?:\\(.*\\))?");
		rule("DROP " + kind + " {n}", "- .+ $1");
		rule("DROP " + routine + " {n}\\(.*", "- routine $1(?:\\(.*\\))?");
		rule("ALTER " + kind + " {n} OWNER TO .*", "~ .+ $1: owner .*");
		rule("ALTER " + routine + " {n}\\(.*\\) OWNER TO .*", "~ routine $1(?:\\(.*\\))?: owner .*");
		rule("ALTER " + kind + " {n} (?:NO )?DEPENDS ON EXTENSION {n}", "~ .+ $1: .* with extension $2");
		rule("ALTER " + routine + " {n}\\(.*\\) (?:NO )?DEPENDS ON EXTENSION {n}",
				"~ routine $1(?:\\(.*\\))?: .* with extension $2");
		rule("ALTER STATISTICS {n} SET STATISTICS .*", "~ statistics $1: statistics .*");
		rule("ALTER TABLE {n} RENAME COLUMN {n} TO {n}", "~ column $1.$2: renamed to $3");
		rule("ALTER " + kind + " {n} RENAME TO {n}", "~ .+ $1: renamed to $2");
		rule("ALTER " + routine + " {n}\\(.*\\) RENAME TO {n}", "~ routine $1(?:\\(.*\\))?: renamed to $2");
		rule("ALTER " + kind + " {n} SET SCHEMA {n}", "~ .+ $1: moved to .*");
		rule("ALTER " + routine + " {n}\\(.*\\) SET SCHEMA {n}", "~ routine $1(?:\\(.*\\))?: moved to .*");
		rule("COMMENT ON " + kind + " {n} IS .*", "~ .+ $1: (?:set|no) comment");
		rule("COMMENT ON " + routine + " {n}\\(.*\\) IS .*", "~ routine $1(?:\\(.*\\))?: (?:set|no) comment");
	}

	private void rule(String statement, String line) {
		String pattern = statement.replace("{n}", "((?:" + NAME + "\\.)?" + NAME + ")")
			.replace("{q}", NAME)
			.replace("{t}", "((?:[^']|'')*)");
		this.rules.add(new Rule(Pattern.compile(pattern, Pattern.DOTALL), line));
	}

	/**
	 * What the line of a statement looks like, or nothing if there is no such statement.
	 */
	Optional<Pattern> line(String statement) {
		for (Rule rule : this.rules) {
			Matcher matcher = rule.statement().matcher(statement);
			if (matcher.matches()) {
				return Optional.of(Pattern.compile(filled(rule.line(), matcher), Pattern.DOTALL));
			}
		}
		return Optional.empty();
	}

	/**
	 * {@code $1} is the name, {@code ^1} its schema with the dot, {@code #1} the name
	 * without that.
	 */
	private static String filled(String line, Matcher matcher) {
		return Pattern.compile("([$^#])(\\d)").matcher(line).replaceAll((place) -> {
			String name = unquoted(matcher.group(Integer.parseInt(place.group(2))));
			int dot = name.indexOf('\0');
			return Matcher.quoteReplacement(switch (place.group(1)) {
				case "$" -> Pattern.quote(name.replace('\0', '.'));
				case "^" -> Pattern.quote(name.substring(0, dot + 1).replace('\0', '.'));
				default -> Pattern.quote(name.substring(dot + 1));
			});
		});
	}

	/**
	 * The name as people write it, with a sign that no name has for the dot.
	 */
	private static String unquoted(String written) {
		String text = written.startsWith("'") ? written : written.replace("''", "'");
		Matcher names = Pattern.compile("(" + NAME + ")\\.(" + NAME + ")").matcher(text);
		return names.matches() ? plain(names.group(1)) + '\0' + plain(names.group(2)) : plain(text);
	}

	private static String plain(String name) {
		return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
	}

}
