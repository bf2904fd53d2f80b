package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.RecoveredServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A base backup that is recovered to the mark of a deploy has what was there before it.
 */
class MarkRecoveryTests {

	private static final String ROWS = "SELECT id, note FROM orders ORDER BY id";

	@TempDir
	Path directory;

	private ScriptDirectory scripts;

	private Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of(this.scripts.location())),
				MigratorSettings.defaults(), List.of());
	}

	@Test
	@Tag("faults")
	void allThatWasCommittedBeforeIsThereAndNothingOfTheDeploy() throws Exception {
		this.scripts = new ScriptDirectory(this.directory.resolve("scripts")).with("20260101000000_orders",
				"CREATE TABLE orders (id int PRIMARY KEY, note text)");
		try (RecoveredServer server = new RecoveredServer(this.directory)) {
			migrator(server.original()).deploy();
			server.original().execute("INSERT INTO orders SELECT i, 'kept ' || i FROM generate_series(1, 1000) i");
			server.backUp();
			server.original().execute("INSERT INTO orders SELECT i, 'since ' || i FROM generate_series(1001, 2000) i");
			server.original()
				.execute("SET synchronous_commit = off; UPDATE orders SET note = 'the last' WHERE id = 2000");
			List<String> before = server.original().queryForStrings(ROWS);
			this.scripts
				.with("20260102000000_no_note", "UPDATE orders SET id = -id; ALTER TABLE orders DROP COLUMN note")
				.with("20260103000000_index", "CREATE INDEX CONCURRENTLY orders_of ON orders (id)");
			DeployMark mark = Objects.requireNonNull(migrator(server.original()).deploy().mark());
			server.original().execute("INSERT INTO orders VALUES (9999)");
			TestDatabase recovered = server.recover(mark.recovery());
			assertThat(recovered.queryForStrings(ROWS)).hasSize(2000).isEqualTo(before);
			Migrator again = migrator(recovered);
			assertThat(again.plan().counts().pending()).isEqualTo(2);
			DeployMark next = Objects.requireNonNull(again.deploy().mark());
			assertThat(next.timeline()).isEqualTo(2);
			assertThat(recovered.queryForLong("SELECT count(*) FROM orders WHERE id < 0")).isEqualTo(2000);
		}
	}

}
