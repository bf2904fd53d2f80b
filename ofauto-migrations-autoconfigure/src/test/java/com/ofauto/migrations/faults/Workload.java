package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static com.ofauto.migrations.faults.Work.batch;
import static com.ofauto.migrations.faults.Work.detached;
import static com.ofauto.migrations.faults.Work.exists;
import static com.ofauto.migrations.faults.Work.gate;
import static com.ofauto.migrations.faults.Work.gone;
import static com.ofauto.migrations.faults.Work.step;
import static com.ofauto.migrations.faults.Work.validIndex;

/**
 * A directory of migrations of each kind, with their impacts as {@code migrate impact}
 * writes them. Whatever runs in a transaction leaves a row in the table {@code trace}, so
 * that nothing runs twice unseen.
 */
public final class Workload {

	/** A migration of so many statements that an impact of it would be all there is. */
	public static final String BIG = "20260101000021_big";

	static final String TRACE = "20260101000001_trace";

	static final String INDEX = "20260101000005_index";

	static final String REWRITE = "20260101000004_rewrite";

	static final String MIXED = "20260101000007_mixed";

	static final String FUNCTIONS = "20260101000010_functions";

	static final String DETACH = "20260101000013_detach";

	static final String DROP_INDEX = "20260101000015_drop_index";

	static final String DROP_MIXED = "20260101000016_drop_mixed";

	static final String REINDEX = "20260101000017_reindex";

	static final String BLOCK = "20260101000020_block";

	static final String FILL = "20260101000028_fill";

	static final String LAST = FILL;

	static final int GATE_IN_FUNCTIONS = 1;

	static final int GATE_IN_BIG = 2;

	private static final String ORDERS = "20260101000003_orders";

	private static final String PARTITIONS = "20260101000012_partitions";

	private final List<Work> works = new ArrayList<>();

	private Workload() {
		tables();
		indexes();
		partitions();
		data();
	}

	/**
	 * Writes the directory.
	 */
	public static Workload write(Path directory) {
		Workload workload = new Workload();
		workload.works.forEach((work) -> write(directory, work));
		return workload;
	}

	/**
	 * Writes only the first migration.
	 */
	static void writeFirst(Path directory) {
		write(directory, new Workload().works.get(0));
	}

	private static void write(Path directory, Work work) {
		try (InputStream impact = Workload.class.getResourceAsStream("/faults/" + work.name() + ".json")) {
			Path migration = Files.createDirectories(directory.resolve(work.name()));
			Files.writeString(migration.resolve("migration.sql"), work.script());
			if (impact != null) {
				Files.copy(impact, migration.resolve("impact.json"));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Work> works() {
		return List.copyOf(this.works);
	}

	private void tables() {
		atomic(TRACE, """
				CREATE TABLE trace (id bigint GENERATED ALWAYS AS IDENTITY, migration text, step int);
				""" + step(TRACE, 1), exists("trace"));
		atomic("20260101000002_accounts", """
				CREATE TABLE accounts (id bigint PRIMARY KEY, name text, amount int, made timestamptz, done int);
				INSERT INTO accounts SELECT n, 'account ' || n, n, '2026-01-01Z', 0 FROM generate_series(1, 4000) n;
				""" + step("20260101000002_accounts", 1), exists("accounts"));
		atomic(ORDERS, """
				CREATE TYPE order_status AS ENUM ('new', 'paid');
				CREATE TABLE orders (id int PRIMARY KEY, account bigint REFERENCES accounts, status order_status);
				CREATE INDEX orders_old_1 ON orders (account);
				CREATE INDEX orders_old_2 ON orders (status);
				INSERT INTO orders SELECT n, n, 'new' FROM generate_series(1, 500) n;
				""" + step(ORDERS, 1), exists("orders"));
		atomic(REWRITE, """
				ALTER TABLE accounts ALTER COLUMN amount TYPE numeric(12, 2);
				""" + step(REWRITE, 1), """
				EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('accounts') AND attname = 'amount'
				AND atttypid = 'numeric'::regtype)""");
	}

	private void indexes() {
		segments(INDEX, "CREATE INDEX CONCURRENTLY accounts_name ON accounts (name);\n", 0,
				validIndex("accounts_name"));
		segments("20260101000006_if_not_exists",
				"CREATE INDEX CONCURRENTLY IF NOT EXISTS accounts_amount ON accounts (amount);\n", 0,
				validIndex("accounts_amount"));
		segments(MIXED,
				step(MIXED, 1) + "CREATE INDEX CONCURRENTLY mixed_1 ON accounts (made);\n" + step(MIXED, 2)
						+ "CREATE INDEX CONCURRENTLY mixed_2 ON accounts (made, name);\n" + step(MIXED, 3),
				3, validIndex("mixed_1"), validIndex("mixed_2"));
		segments("20260101000008_unnamed",
				"CREATE INDEX CONCURRENTLY ON accounts (done);\n" + step("20260101000008_unnamed", 1), 1,
				validIndex("accounts_done_idx"));
		segments("20260101000009_unique", "CREATE UNIQUE INDEX CONCURRENTLY accounts_id_name ON accounts (id, name);\n",
				0, validIndex("accounts_id_name"));
		atomic(FUNCTIONS,
				"""
						CREATE FUNCTION account_count() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM accounts; $$;
						"""
						+ gate(GATE_IN_FUNCTIONS) + """
								CREATE VIEW account_names AS SELECT name FROM accounts;
								""" + step(FUNCTIONS, 1),
				"to_regproc('account_count') IS NOT NULL", exists("account_names"));
		segments("20260101000011_enum_value", """
				ALTER TYPE order_status ADD VALUE 'sent';
				""" + step("20260101000011_enum_value", 1) + """
				INSERT INTO orders VALUES (0, 1, 'sent');
				""" + step("20260101000011_enum_value", 2), 2, "EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'sent')");
	}

	private void partitions() {
		atomic(PARTITIONS, """
				CREATE TABLE runs (day int, what text) PARTITION BY LIST (day);
				CREATE TABLE runs_1 PARTITION OF runs FOR VALUES IN (1);
				CREATE TABLE runs_2 PARTITION OF runs FOR VALUES IN (2);
				CREATE TABLE runs_3 PARTITION OF runs FOR VALUES IN (3);
				INSERT INTO runs SELECT n % 3 + 1, 'run ' || n FROM generate_series(1, 90) n;
				""" + step(PARTITIONS, 1), exists("runs_3"));
		segments(DETACH, "ALTER TABLE runs DETACH PARTITION runs_1 CONCURRENTLY;\n", 0, detached("runs_1", PARTITIONS));
		segments("20260101000014_detach_mixed", step("20260101000014_detach_mixed", 1)
				+ "ALTER TABLE runs DETACH PARTITION runs_2 CONCURRENTLY;\n" + step("20260101000014_detach_mixed", 2),
				2, detached("runs_2", PARTITIONS));
		segments(DROP_INDEX, "DROP INDEX CONCURRENTLY orders_old_1;\n", 0, gone("orders_old_1", ORDERS));
		segments(DROP_MIXED,
				step(DROP_MIXED, 1) + "DROP INDEX CONCURRENTLY IF EXISTS orders_old_2;\n"
						+ "ALTER TABLE orders ADD COLUMN note text;\n" + step(DROP_MIXED, 2),
				2, gone("orders_old_2", ORDERS),
				"""
						EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = 'note')""");
		segments(REINDEX, "REINDEX INDEX CONCURRENTLY accounts_name;\n", 0);
		segments("20260101000018_reindex_table",
				"REINDEX TABLE CONCURRENTLY orders;\n" + step("20260101000018_reindex_table", 1), 1);
	}

	private void data() {
		String backfill = "20260101000019_backfill";
		segments(backfill, batch(backfill, 1) + batch(backfill, 2) + batch(backfill, 3) + batch(backfill, 4), 4,
				"EXISTS (SELECT FROM accounts WHERE id % 4 = 3 AND done > 0)");
		segments(BLOCK, """
				-- ofauto: transaction=off
				DO $$
				BEGIN
					FOR batch IN 0..3 LOOP
						UPDATE accounts SET name = upper(name) WHERE id % 4 = batch;
						COMMIT;
					END LOOP;
				END
				$$;
				""", 0, "EXISTS (SELECT FROM accounts WHERE id % 4 = 3 AND name ~ '^ACCOUNT')");
		atomic(BIG, BigScript.write(GATE_IN_BIG, step(BIG, 1)), exists("big"));
		segments("20260101000022_vacuum",
				"VACUUM ANALYZE big;\nVACUUM FULL orders;\n" + step("20260101000022_vacuum", 1), 1);
		this.works.add(new Work("20260101000023_comments", "-- Nothing but a comment.\n", true, 0, List.of()));
		atomic("20260101000024_settings", """
				CREATE SCHEMA audit;
				SET search_path = audit, public;
				CREATE TABLE events (id int);
				SET ROLE NONE;
				""" + step("20260101000024_settings", 1), exists("audit.events"));
		String each = "20260101000025_each_by_itself";
		segments(each, "-- ofauto: transaction=off\n" + step(each, 1) + "ANALYZE accounts;\n" + step(each, 2), 2);
		atomic("20260101000026_last", """
				ALTER TABLE accounts ADD CONSTRAINT accounts_made CHECK (made IS NOT NULL);
				""" + step("20260101000026_last", 1),
				"EXISTS (SELECT FROM pg_constraint WHERE conname = 'accounts_made')");
		atomic("20260101000027_fills", """
				CREATE TABLE fills (id int PRIMARY KEY, x int, times int NOT NULL DEFAULT 0);
				INSERT INTO fills SELECT n FROM generate_series(1, 4000) n;
				CREATE FUNCTION trace_fills() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN
					INSERT INTO trace (migration, step)
						SELECT '%s', id / 1000 FROM fresh WHERE id %% 1000 = 0 ORDER BY id;
					RETURN NULL;
				END $$;
				CREATE TRIGGER trace_fills AFTER UPDATE ON fills REFERENCING NEW TABLE AS fresh
					FOR EACH STATEMENT EXECUTE FUNCTION trace_fills();
				""".formatted(FILL) + step("20260101000027_fills", 1), exists("fills"));
		// Each row once, or its times say so.
		segments(FILL,
				"UPDATE fills SET x = id * 2, times = times + 1 WHERE x IS NULL"
						+ " /* ofauto: backfill id batch=1000 pause=0ms */;\n",
				4, "EXISTS (SELECT FROM fills WHERE id = 4000 AND times = 1)");
	}

	private void atomic(String name, String script, String... effects) {
		this.works.add(new Work(name, script, true, 1, List.of(effects)));
	}

	private void segments(String name, String script, int steps, String... effects) {
		this.works.add(new Work(name, script, false, steps, List.of(effects)));
	}

}
