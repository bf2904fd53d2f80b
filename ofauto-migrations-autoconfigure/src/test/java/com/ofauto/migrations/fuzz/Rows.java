package com.ofauto.migrations.fuzz;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Generated histories, as nobody should have left them.
 */
final class Rows {

	private static final List<String> TABLES = List.of(
			"id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255)"
					+ " NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),"
					+ " applied_steps_count int NOT NULL DEFAULT 0",
			"id text, checksum text, finished_at timestamptz, migration_name text, logs text, rolled_back_at timestamptz,"
					+ " started_at timestamptz, applied_steps_count bigint",
			"extra text DEFAULT 'x', \"ID\" int, applied_steps_count int, id varchar(36), checksum char(64), finished_at"
					+ " timestamp, migration_name varchar(255), logs varchar, rolled_back_at timestamp, started_at timestamp",
			"id varchar(36), checksum varchar(64), finished_at timestamptz, migration_name varchar(255), logs text,"
					+ " rolled_back_at timestamptz, started_at timestamptz, applied_steps_count int, owner text");

	private static final List<String> BROKEN_TABLES = List.of("TABLE %s (id int)", "VIEW %s AS SELECT 1 AS id",
			"SEQUENCE %s", "TABLE %s ()", "TYPE %s AS (id text)",
			"TABLE %s (id uuid, checksum text, finished_at text, migration_name text,"
					+ " logs text, rolled_back_at text, started_at text, applied_steps_count text)",
			"MATERIALIZED VIEW %s AS SELECT ''::text AS id, ''::text AS checksum, now() AS finished_at, ''::text AS"
					+ " migration_name, ''::text AS logs, now() AS rolled_back_at, now() AS started_at, 1 AS applied_steps_count");

	private static final List<String> TIMES = List.of("now()", "now() - interval '1 day'", "'infinity'", "'-infinity'",
			"'4713-01-01 BC'", "'294276-12-31'", "'epoch'", "now() + interval '100 years'");

	private static final List<String> LOGS = List.of("", " ", "ERROR: relation\n  \"x\" exists",
			"ofauto-migrations: rolled back\nwhy", "ofauto-migrations:", "\\", "'; DROP TABLE x; --", "😀",
			"ofauto-migrations: 1 segments finished", "%1$s %n",
			"A migration failed to apply. New migrations cannot be applied.", "x".repeat(1_000_000));

	private static final List<String> NUMBERS = List.of("0", "1", "2", "7", "2147483647", "2147483648",
			"9223372036854775807", "9223372036854775808", "99999999999999999999999999", "00");

	private final Dice dice;

	private final Map<String, Script> scripts;

	Rows(Dice dice, Map<String, Script> scripts) {
		this.dice = dice;
		this.scripts = scripts;
	}

	/**
	 * The statements that write a history.
	 */
	List<String> generate() {
		if (this.dice.chance(10)) {
			return List.of("CREATE " + this.dice.of(BROKEN_TABLES).formatted("_prisma_migrations"));
		}
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE _prisma_migrations (" + this.dice.of(TABLES) + ")");
		for (int number = this.dice.between(0, 5); number > 0; number--) {
			statements
				.add("INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at,"
						+ " started_at, applied_steps_count) VALUES (" + String.join(", ", row(number)) + ")");
		}
		return statements;
	}

	private List<String> row(int number) {
		String name = (this.scripts.isEmpty() || this.dice.chance(20)) ? this.dice.of("20250101000000_gone",
				"99999999999999_ahead", "", " ", "'", "😀", "x".repeat(255), "a\nb")
				: this.dice.of(List.copyOf(this.scripts.keySet()));
		Script script = this.scripts.get(name);
		byte[] content = (script != null) ? script.content() : new byte[0];
		String id = this.dice.of("row-" + number, "row-" + number, "", "'; --", "😀".repeat(18), "same");
		String checksum = this.dice.chance(60) ? sha256(content)
				: this.dice.of("", "x", "0".repeat(64), sha256(content).toUpperCase(), "é".repeat(64));
		boolean finished = this.dice.chance(60);
		boolean rolledBack = this.dice.chance(30);
		return List.of(orNull(id, 3), orNull(checksum, 3), finished ? this.dice.of(TIMES) : "NULL", orNull(name, 3),
				orNull(logs(content), 20), rolledBack ? this.dice.of(TIMES) : "NULL",
				this.dice.chance(5) ? "NULL" : this.dice.of(TIMES), this.dice.of("0", "1", "-1", "2147483647"));
	}

	private String logs(byte[] content) {
		if (this.dice.chance(50)) {
			return this.dice.of(LOGS);
		}
		int prefix = this.dice.of(0, content.length, content.length / 2);
		String bytes = this.dice.chance(60) ? String.valueOf(prefix) : this.dice.of(NUMBERS);
		String digest = this.dice.chance(70) ? sha256(Arrays.copyOf(content, prefix))
				: "0".repeat(this.dice.between(63, 65));
		return "ofauto-migrations: " + this.dice.of(NUMBERS) + " segments finished, " + bytes + " bytes, sha256 "
				+ digest + ", " + this.dice.of("next", "began", "next", "then") + this.dice.of("", "", ", relations []",
						", relations [1,2]", ", relations [,,]", ", relations [99999999999999999999]")
				+ this.dice.of("", "", "\n", "\nERROR: x", " ");
	}

	private String orNull(@Nullable String text, int percent) {
		return this.dice.chance(percent) ? "NULL" : "'" + String.valueOf(text).replace("'", "''") + "'";
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
