package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody is asked, and before the answer a colleague has migrated the same database.
 */
@ExtendWith(PostgresExtension.class)
class TwoDevelopersTests {

	private static final String BEGINNING = "CREATE TABLE a (id int PRIMARY KEY, note text);\n";

	private static final String WITHOUT_NOTE = "CREATE TABLE a (id int PRIMARY KEY);\n";

	private static final String HISTORY = "SELECT migration_name FROM _prisma_migrations"
			+ " WHERE finished_at IS NOT NULL ORDER BY 1";

	@TempDir
	private Path one;

	@TempDir
	private Path other;

	private DevProject asked;

	private TestDatabase database;

	@BeforeEach
	void beginsWithRows(TestDatabase database) throws IOException {
		this.database = database;
		this.asked = new DevProject(this.one, database).source("schema.sql")
			.file("schema.sql", BEGINNING)
			.type("migrate dev --name beginning");
		database.execute("INSERT INTO a VALUES (1, 'kept')");
		this.asked.screen();
	}

	private DevProject colleague(Path checkout, String schema) throws IOException {
		return new DevProject(checkout, this.database).source("schema.sql").file("schema.sql", schema);
	}

	@Test
	void ofTwoInOneCheckoutTheSlowerWritesNothing() throws IOException {
		DevProject colleague = colleague(this.one, WITHOUT_NOTE);
		this.asked.answering("y")
			.meanwhile(() -> colleague.type("migrate dev --name faster --accept-data-loss"))
			.type("migrate dev --name slower");
		assertThat(this.asked.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(this.asked.screen()).contains(
				"""
						| Somebody else has changed the migrations or their history meanwhile: 20260301100000_faster is applied. \
						Nothing was written.
						|
						| Call the command again, which takes that into account.
						""");
		assertThat(this.asked.names()).containsExactly("20260301100000_beginning", "20260301100000_faster");
		assertThat(this.asked.type("migrate dev").screen()).contains("there is nothing to make");
	}

	@Test
	void ofTwoCheckoutsTheSlowerWritesNothing() throws IOException {
		DevProject colleague = colleague(this.other, BEGINNING + "CREATE TABLE b (id int);\n");
		copyBeginning(colleague);
		this.asked.file("schema.sql", WITHOUT_NOTE)
			.answering("y")
			.meanwhile(() -> colleague.type("migrate dev --name faster"))
			.type("migrate dev --name slower");
		assertThat(this.asked.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(this.asked.screen())
			.contains("meanwhile: 20260301100000_faster is applied and not on disk. Nothing was written.");
		assertThat(this.asked.names()).containsExactly("20260301100000_beginning");
		assertThat(this.database.queryForStrings(HISTORY)).isEqualTo(colleague.names());
	}

	@Test
	void ofTwoWhoAbsorbOneDriftTheSlowerWritesNothing() throws IOException {
		DevProject colleague = colleague(this.other, BEGINNING + "CREATE TABLE b (id int);\n");
		copyBeginning(colleague);
		this.database.execute("CREATE TABLE byhand (id int)");
		this.asked.answering("absorb")
			.meanwhile(() -> colleague.type("migrate dev --drift absorb"))
			.type("migrate dev --name slower");
		assertThat(this.asked.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(this.asked.names()).containsExactly("20260301100000_beginning");
		assertThat(this.database.queryForStrings(HISTORY)).isEqualTo(colleague.names());
	}

	private void copyBeginning(DevProject colleague) throws IOException {
		colleague.migration("20260301100000_beginning", this.asked.newest("migration.sql"));
	}

}
