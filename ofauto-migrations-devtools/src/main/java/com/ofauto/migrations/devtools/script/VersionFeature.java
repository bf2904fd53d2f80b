package com.ofauto.migrations.devtools.script;

import java.util.regex.Pattern;

/**
 * A feature that a version of PostgreSQL added to the statements of scripts, from the
 * release notes of 15 to 18. Each was tried on the version before, which refuses it.
 * Features with an older equivalent are not listed, because the equivalent is written:
 * {@code STORAGE} in {@code CREATE TABLE}, {@code SET EXPRESSION}, a name for NOT NULL.
 * <p>
 * The words are searched outside of quotes, where PostgreSQL and the printers write only
 * keywords in capitals.
 */
public enum VersionFeature {

	/** Keys and indexes. */
	NULLS_NOT_DISTINCT(15, "NULLS NOT DISTINCT", Place.ANYWHERE, "\\bNULLS NOT DISTINCT\\b",
			"Leave it out, and add a unique index over the rows with a null"),

	/** Foreign keys. */
	SET_SOME_COLUMNS(15, "ON DELETE SET NULL or SET DEFAULT with columns", Place.ANYWHERE,
			"\\bON DELETE SET (?:NULL|DEFAULT) \\(", "Let all columns of the key be set, or set them in a trigger"),

	/** Views. */
	SECURITY_INVOKER(15, "security_invoker of a view", Place.ANYWHERE,
			"^(?:CREATE (?:OR REPLACE )?VIEW \\S+ WITH|ALTER VIEW \\S+ (?:RE)?SET) \\([^)]*\\bsecurity_invoker\\b",
			"Leave the option out, and let policies and grants hold for the view's owner"),

	/** Sequences. */
	UNLOGGED_SEQUENCE(15, "an unlogged sequence", Place.ANYWHERE,
			"^CREATE UNLOGGED SEQUENCE |^ALTER SEQUENCE \\S+ SET (?:UN)?LOGGED$", "Let the sequence be logged"),

	/** Tables and materialized views. */
	SET_ACCESS_METHOD(15, "SET ACCESS METHOD", Place.ANYWHERE,
			"^ALTER (?:TABLE|MATERIALIZED VIEW) \\S+ SET ACCESS METHOD ",
			"Leave the method as it is, or make a new table with the other one"),

	/** Columns, attributes, domains and casts. */
	NUMERIC_SCALE(15, "a numeric with a scale below zero or above its precision", Place.NUMERIC, "",
			"Give it a precision that holds its scale"),

	/** Bodies of routines in SQL, which PostgreSQL prints. */
	MERGE(15, "MERGE", Place.ANYWHERE, "\\bMERGE INTO ", "Write INSERT … ON CONFLICT, UPDATE and DELETE"),

	/** Expressions, views and bodies of routines in SQL. */
	FUNCTIONS_15(15, "a new function, such as regexp_like", Place.CALL, "",
			"Write it in an older way, or as a function of your own"),

	/** Collations. */
	COLLATION_RULES(16, "rules of a collation", Place.COLLATION, "\\brules = '", "Leave the rules out"),

	/** Foreign tables. */
	FOREIGN_TRUNCATE_TRIGGER(16, "a TRUNCATE trigger of a foreign table", Place.FOREIGN_TABLE,
			"^CREATE (?:CONSTRAINT )?TRIGGER \\S+ (?:BEFORE|AFTER) (?:\\S+ OR )*TRUNCATE ",
			"Leave TRUNCATE out of the trigger"),

	/** Expressions. */
	JSON_CONSTRUCTORS(16, "IS JSON and the constructors of SQL's JSON", Place.ANYWHERE,
			" IS (?:NOT )?JSON\\b|\\bJSON_(?:OBJECT|ARRAY|OBJECTAGG|ARRAYAGG)\\(",
			"Write json_build_object, json_agg and their kin"),

	/** Expressions. */
	SYSTEM_USER(16, "SYSTEM_USER", Place.ANYWHERE, "\\bSYSTEM_USER\\b", "Write SESSION_USER"),

	/** Expressions. */
	XML_INDENT(16, "XMLSERIALIZE with INDENT", Place.ANYWHERE, "\\bXMLSERIALIZE\\(.* INDENT\\)", "Leave INDENT out"),

	/** Expressions, views and bodies of routines in SQL. */
	FUNCTIONS_16(16, "a new function, such as any_value or date_add", Place.CALL, "",
			"Write it in an older way, or as a function of your own"),

	/** Tables that inherit. */
	INHERITED_EXPRESSION(16, "a generated column that is computed otherwise than the parent's", Place.CHILD_TABLE, "",
			"Let child and parent compute it in the same way"),

	/** Privileges. */
	MAINTAIN(17, "the privilege MAINTAIN", Place.ANYWHERE, "^(?:GRANT|REVOKE) .*\\bMAINTAIN\\b.* ON ",
			"Leave the privilege out, or grant ALL"),

	/** Collations. */
	BUILTIN_COLLATION(17, "the provider builtin of a collation", Place.COLLATION, "\\bprovider = builtin\\b",
			"Take the provider icu or libc"),

	/** Partitioned tables. */
	PARTITIONED_ACCESS_METHOD(17, "an access method of a partitioned table", Place.PARTITIONED_TABLE,
			"^CREATE (?:UNLOGGED )?TABLE .* PARTITION BY (?:RANGE|LIST|HASH) \\(.*\\) USING |^ALTER TABLE \\S+ SET ACCESS METHOD ",
			"Leave the method to the partitions"),

	/** Partitioned tables. */
	PARTITIONED_EXCLUSION(17, "EXCLUDE on a partitioned table", Place.PARTITIONED_TABLE, "\\bCONSTRAINT \\S+ EXCLUDE ",
			"Give each partition the constraint"),

	/** Partitioned tables. */
	PARTITIONED_IDENTITY(17, "an identity column that is added to a table with partitions", Place.PARENT_TABLE,
			"^ALTER TABLE \\S+ ADD COLUMN .*GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY",
			"Add the column first, and its identity in another migration"),

	/** Expressions. */
	JSON_QUERIES(17, "JSON_TABLE and the queries of SQL's JSON", Place.ANYWHERE,
			"\\bJSON_(?:TABLE|QUERY|VALUE|EXISTS|SCALAR|SERIALIZE)\\(|\\bJSON\\(",
			"Write jsonb_path_query, jsonb_path_exists and their kin"),

	/** Bodies of routines in SQL. */
	MERGE_RETURNING(17, "MERGE with RETURNING or NOT MATCHED BY SOURCE", Place.ANYWHERE,
			"\\bMERGE INTO [^;]*\\bRETURNING\\b|\\bNOT MATCHED BY SOURCE\\b", "Write a statement for each part"),

	/** Expressions. */
	AT_LOCAL(17, "AT LOCAL", Place.ANYWHERE, " AT LOCAL\\b", "Write AT TIME ZONE current_setting('TimeZone')"),

	/** Expressions, views and bodies of routines in SQL. */
	FUNCTIONS_17(17, "a new function, such as random(min, max)", Place.CALL, "",
			"Write it in an older way, or as a function of your own"),

	/** Columns. */
	VIRTUAL(18, "a VIRTUAL generated column", Place.ANYWHERE, "\\) VIRTUAL\\b", "Write STORED"),

	/** Constraints. */
	NOT_ENFORCED(18, "NOT ENFORCED", Place.ANYWHERE, "\\bNOT ENFORCED\\b", "Leave the constraint out"),

	/** Keys. */
	TEMPORAL(18, "WITHOUT OVERLAPS and PERIOD", Place.ANYWHERE, " WITHOUT OVERLAPS\\)|[(,] ?PERIOD [\\\"a-z_]",
			"Write EXCLUDE USING gist with btree_gist, and look after references in a trigger"),

	/** Constraints of tables. */
	NOT_NULL_CONSTRAINT(18, "a NOT NULL constraint with NO INHERIT or NOT VALID", Place.NOT_NULL, "",
			"Write CHECK (column IS NOT NULL) with NO INHERIT or NOT VALID"),

	/** Partitioned tables. */
	PARTITIONED_UNCHECKED_KEY(18, "a NOT VALID foreign key of a partitioned table", Place.PARTITIONED_TABLE,
			"\\bFOREIGN KEY \\(.* NOT VALID\\b", "Have the constraint validated"),

	/** Tables. */
	VACUUM_PARAMETERS(18, "autovacuum_vacuum_max_threshold and vacuum_max_eager_freeze_failure_rate", Place.ANYWHERE,
			"\\b(?:autovacuum_vacuum_max_threshold|vacuum_max_eager_freeze_failure_rate)=|^ALTER (?:TABLE|MATERIALIZED VIEW) \\S+ RESET \\([^)]*(?:vacuum_max_threshold|eager_freeze_failure_rate)",
			"Leave the parameter to the server's configuration"),

	/** Collations. */
	UNICODE_FAST(18, "the locale PG_UNICODE_FAST", Place.COLLATION, "\\blocale = 'PG_UNICODE_FAST'",
			"Take the provider icu, or the locale C.UTF-8"),

	/** Expressions, views and bodies of routines in SQL. */
	FUNCTIONS_18(18, "a new function, such as uuidv7 or array_sort", Place.CALL, "",
			"Write it in an older way, or as a function of your own");

	/** The newest version with known features. */
	public static final int NEWEST = 18;

	/** The oldest supported version. */
	public static final int OLDEST = 14;

	private final int since;

	private final String what;

	private final Place place;

	private final Pattern words;

	private final String instead;

	VersionFeature(int since, String what, Place place, String words, String instead) {
		this.since = since;
		this.what = what;
		this.place = place;
		this.words = Pattern.compile(words, Pattern.DOTALL);
		this.instead = instead;
	}

	/**
	 * Return the version that added the feature.
	 * @return a major version
	 */
	public int since() {
		return this.since;
	}

	/**
	 * Return the name of the feature.
	 * @return a few words that follow a version
	 */
	public String what() {
		return this.what;
	}

	/**
	 * Return what to write for an older version.
	 * @return a sentence in the imperative, without the full stop
	 */
	public String instead() {
		return this.instead;
	}

	Place place() {
		return this.place;
	}

	boolean isIn(String statement) {
		return this.words.matcher(statement).find();
	}

	/**
	 * The statements in which the words are searched.
	 */
	enum Place {

		ANYWHERE, CALL, CHILD_TABLE, COLLATION, FOREIGN_TABLE, NOT_NULL, NUMERIC, PARENT_TABLE, PARTITIONED_TABLE

	}

}
