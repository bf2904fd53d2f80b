package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renames: many at once, said wrongly, and those that follow from others.
 */
@ExtendWith(PostgresExtension.class)
class RenameStoryTests {

	private static final String CLIENT = "CREATE TABLE client (id int PRIMARY KEY, name text, \"odd, name\" int);";

	private static final String CONNECTED = "| Database ofauto (PostgreSQL 17, stamped development), environment development\n";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql").file("schema.sql", CLIENT);
	}

	@Test
	void aTableAndItsColumnsAreRenamedAtOnceAndTheRowsAreCountedUnderTheOldNames(TestDatabase database)
			throws IOException {
		this.project.type("migrate dev --name first");
		database.execute("INSERT INTO client VALUES (1, 'One', 1), (2, NULL, 2)");
		this.project.file("schema.sql", """
				-- rename: client = customer
				-- rename: client.name = title
				CREATE TABLE customer (id int PRIMARY KEY, title text NOT NULL, "odd, name" int);
				""").screen();
		assertThat(this.project.type("migrate dev --name second --create-only").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate dev --name second --create-only
						The schema asks for:
						  ~ column client.name: renamed to title
						  ~ table client: renamed to customer
						  ~ constraint customer.client_pkey: renamed to customer_pkey
						  ~ column customer.title: set not null
						  ! The column title of customer becomes required: the statement fails on rows without a value \
						(now: 1 row).
						  ! All rows of customer are checked, and nobody reads or writes customer until that is done (now: 2 rows).
						  With --online nobody waits for these, however large the tables are: column customer.title.
						Wrote src/main/resources/db/migrations/20260301110000_second/migration.sql
						Wrote src/main/resources/db/migrations/20260301110000_second/rollback.sql
						Wrote src/main/resources/db/migrations/20260301110000_second/impact.json
						Edit it as you like; the next migrate dev applies it.
						"""
						+ CONNECTED + "exit code 0\n");
		assertThat(this.project.newest("rollback.sql")).endsWith("""
				-- RenameTable
				ALTER TABLE customer RENAME TO client;

				-- RenameColumn
				ALTER TABLE client RENAME COLUMN title TO name;

				-- RenameConstraint
				ALTER TABLE client RENAME CONSTRAINT customer_pkey TO client_pkey;

				-- AlterTable
				ALTER TABLE client ALTER COLUMN name DROP NOT NULL;
				""");
	}

	@Test
	void namesWithCommasAreNamedAsAShellTakesThem(TestDatabase database) throws IOException {
		this.project.type("migrate dev --name first");
		database.execute("INSERT INTO client VALUES (1, 'One', 1)");
		this.project.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, title text, \"even,name\" int);")
			.screen();
		assertThat(this.project.type("migrate dev --name second --rename client.name=title").screen())
			.endsWith(CONNECTED + """
					| It is not known whether this was renamed, or dropped and added:
					|   client.odd, name → even,name
					|
					| Say which it is: --rename 'client."odd, name"="even,name"' keeps the data, \
					--drop 'client."odd, name"' drops it.
					exit code 3
					""");
		this.project.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, \"a,b\" text, \"odd, name\" int);");
		assertThat(this.project.type("migrate dev --name second --rename client.name=\"a,b\"").screen())
			.contains("  ~ column client.name: renamed to a,b\n")
			.endsWith("exit code 0\n");
	}

	@Test
	void aRenameToANameThatTheSchemaHasNotIsRefused() throws IOException {
		this.project.type("migrate dev --name first");
		this.project.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, title text, \"odd, name\" int);")
			.screen();
		assertThat(this.project.type("migrate dev --name second --rename client.name=titel").screen())
			.endsWith(CONNECTED + """
					| It is said that client.name → titel was renamed, but the schema has no column client.titel.
					|
					| Nothing was written. New there: client.title. Correct the new name, or leave the rename out.
					exit code 6
					""");
		assertThat(this.project.type("migrate dev --name second --rename client.name").exitCode().number())
			.isEqualTo(2);
		assertThat(this.project.names()).hasSize(1);
	}

	@Test
	void anOptionThatMeansNothingIsRefused() throws IOException {
		this.project.type("migrate dev --name first");
		this.project.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, title text, \"odd, name\" int);")
			.screen();
		assertThat(this.project.type("migrate dev --name second --rename client.name=title,client.x=y").screen())
			.contains(CONNECTED
					+ "| --rename client.x=y: nothing is called client.x before the change. Write table.old=new for a column, old=new for a table."
					+ " Nothing was written.\n")
			.endsWith("exit code 2\n");
		assertThat(this.project.type("migrate dev --name second --drop client.name,client.nam").screen())
			.contains(CONNECTED
					+ "| --drop client.nam: nothing is called client.nam before the change. Did you mean client.name?"
					+ " Nothing was written.\n")
			.endsWith("exit code 2\n");
		assertThat(this.project.type("migrate dev --name second --rename client.name=title,client.id=key").screen())
			.contains(CONNECTED + "| --rename client.id=key: client.id stays what it is called. Nothing was written.\n")
			.endsWith("exit code 2\n");
		assertThat(this.project.names()).hasSize(1);
	}

	@Test
	void keysAndIndexesThatAreCalledAfterARenamedColumnAreNotAskedAbout() throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE a (id int PRIMARY KEY, parent int REFERENCES a, code int UNIQUE);
				CREATE INDEX ON a (parent, code);
				""").type("migrate dev --name first");
		this.project.file("schema.sql", """
				CREATE TABLE a (id int PRIMARY KEY, above int REFERENCES a, key int UNIQUE);
				CREATE INDEX ON a (above, key);
				""").screen();
		assertThat(this.project.type("migrate dev --name second --rename a.parent=above,a.code=key").screen())
			.contains(
					"The schema asks for:\n  ~ column a.parent: renamed to above\n  ~ column a.code: renamed to key\n")
			.contains("  ~ constraint a.a_code_key: renamed to a_key_key\n",
					"  ~ constraint a.a_parent_fkey: renamed to a_above_fkey\n",
					"  ~ index a_parent_code_idx: renamed to a_above_key_idx\n")
			.doesNotContain("  - ", "  + ")
			.endsWith("exit code 0\n");
	}

	@Test
	void aCheckThatIsCalledAfterARenamedColumnIsNotAskedAbout() throws IOException {
		this.project.file("schema.sql", "CREATE TABLE a (low int CHECK (low > 0), high int, CHECK (low < high));")
			.type("migrate dev --name first");
		this.project.file("schema.sql", "CREATE TABLE a (least int CHECK (least > 0), high int, CHECK (least < high));")
			.screen();
		assertThat(this.project.type("migrate dev --name second --rename a.low=least").screen())
			.contains("  ~ column a.low: renamed to least\n  ~ constraint a.a_low_check: renamed to a_least_check\n")
			.endsWith("exit code 0\n");
	}

}
