package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of renames where nobody is there to ask, and what is refused of it.
 */
@ExtendWith(PostgresExtension.class)
class RenameAnswerTests {

	private static final String CONNECTED = "| Database ofauto (PostgreSQL 17, stamped development), environment development\n";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql").migration("1_first", """
				CREATE TABLE client (id int PRIMARY KEY, name text, born date);
				CREATE TABLE parcel (id int PRIMARY KEY, weight int);
				""").file("src/main/resources/db/migrations/1_first/rollback.sql", """
				DROP TABLE parcel;
				DROP TABLE client;
				""").type("migrate deploy").file("schema.sql", """
				CREATE TABLE client (id int PRIMARY KEY, title text, birth date);
				CREATE TABLE parcel (id int PRIMARY KEY, weight int);
				""");
		this.project.screen();
	}

	@Test
	void whereRowsAreAtStakeEachAnswerIsNamed(TestDatabase database) throws IOException {
		database.execute("INSERT INTO client VALUES (1, 'One', '2000-01-01')");
		assertThat(this.project.type("migrate dev --name second").screen())
			.isEqualTo("$ java -jar app.jar migrate dev --name second\n" + CONNECTED + """
					| It is not known whether these were renamed, or dropped and added:
					|   client.born → birth
					|   client.name → title
					|
					| Say of each which it is: --rename keeps the data, --drop drops it.
					|   --rename client.born=birth
					|   --drop client.born
					|   --rename client.name=title
					|   --drop client.name
					| Each option is given once, several names with commas: --rename client.born=birth,client.name=title
					exit code 3
					""");
		assertThat(this.project.names()).hasSize(1);
		assertThat(this.project.type("migrate dev --name second --rename client.born=birth,client.name=title").screen())
			.contains("  ~ column client.born: renamed to birth\n  ~ column client.name: renamed to title\n")
			.endsWith("exit code 0\n");
	}

	@Test
	void whatIsEmptyHereMayHoldRowsWhereTheMigrationGoes() throws IOException {
		assertThat(this.project.type("migrate dev --name second --rename client.name=title").screen()).endsWith("""
				| It is not known whether this was renamed, or dropped and added:
				|   client.born → birth
				|
				| Say which it is: --rename client.born=birth keeps the data, --drop client.born drops it.
				exit code 3
				""");
		assertThat(this.project.names()).hasSize(1);
	}

	@Test
	void aPushDropsAndAddsWhatIsEmptyAndSaysSo(TestDatabase database) {
		database.execute("INSERT INTO client VALUES (1, 'One', NULL)");
		assertThat(this.project.type("db push --rename client.name=title").screen()).contains("""
				  ~ column client.name: renamed to title
				  - column client.born
				  + column client.birth date
				""", "| client.born → birth is taken for dropped and added, since nothing is lost by it here."
				+ " If it was renamed, say so: --rename client.born=birth.\n");
	}

	@Test
	void onATerminalItIsAskedAllTheSame() {
		assertThat(this.project.answering("y", "y").type("migrate dev --name second").screen())
			.contains("| Was column client.born renamed to birth? If not, it is dropped and added. [y/N] y\n",
					"| Was column client.name renamed to title? If not, it is dropped and added. [y/N] y\n")
			.endsWith("exit code 0\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"--rename client.nam=title | --rename client.nam=title: nothing is called client.nam before the change."
					+ " Did you mean client.name?",
			"--rename order=orders | --rename order=orders: nothing is called order before the change."
					+ " Write table.old=new for a column, old=new for a table.",
			"--rename parcel.weight=mass | --rename parcel.weight=mass: parcel.weight stays what it is called.",
			"--drop parcel | --drop parcel: parcel stays what it is called.",
			"--rename client.name=title,client.name=title | --rename client.name=title is given twice.",
			"--rename client.name=title,public.client.name=birth | --rename client.name=title and"
					+ " --rename public.client.name=birth contradict each other: it can have one new name.",
			"--rename client.name=title,client.born=title | --rename client.name=title and"
					+ " --rename client.born=title contradict each other: two things cannot both be called title.",
			"--rename client.name=title --drop client.name | --rename client.name=title and"
					+ " --drop client.name contradict each other: what is dropped has no new name.",
			"--rename client=client.title | --rename client=client.title: client stays what it is called." })
	void whatMeansNothingIsRefused(String options, String message) throws IOException {
		assertThat(this.project.type("migrate dev --name second " + options).screen())
			.contains("| " + message + " Nothing was written.\n")
			.endsWith("exit code 2\n");
		assertThat(this.project.names()).hasSize(1);
	}

	@Test
	void whatMeansNothingIsRefusedWhereNothingIsToBeDoneToo() throws IOException {
		this.project.type("migrate dev --name second --rename client.born=birth,client.name=title").screen();
		assertThat(this.project.type("migrate dev --name third --rename parcel=box").screen())
			.contains("| --rename parcel=box: parcel stays what it is called. Nothing was written.\n")
			.endsWith("exit code 2\n");
		assertThat(this.project.names()).hasSize(2);
	}

	@Test
	void aTableIsNoColumn() throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE client (id int PRIMARY KEY, name text, born date, weight int);
				""");
		assertThat(this.project.type("migrate dev --name second --rename parcel=client.weight").screen())
			.contains(CONNECTED
					+ "| --rename parcel=client.weight: parcel is a table, and client.weight is a part of one."
					+ " Write table.old=new for a column, old=new for a table. Nothing was written.\n")
			.endsWith("exit code 2\n");
	}

	@Test
	void aNewNameThatTheSchemaHasNotIsRefused() {
		assertThat(this.project.type("migrate dev --name second --rename client.name=titel").screen())
			.endsWith(CONNECTED
					+ """
							| It is said that client.name → titel was renamed, but the schema has no column client.titel.
							|
							| Nothing was written. New there: client.title, client.birth. Correct the new name, or leave the rename out.
							exit code 6
							""");
	}

	@Test
	void aNameThatAViewGivesUpIsOfferedAndTaken(TestDatabase database) throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE client (id int PRIMARY KEY, name text, born date);
				CREATE TABLE parcel (id int PRIMARY KEY, weight int);
				CREATE VIEW people AS SELECT * FROM client;
				""").type("migrate dev --name view");
		database.execute("INSERT INTO client VALUES (1, 'One', NULL)");
		this.project.file("schema.sql", """
				CREATE TABLE people (id int PRIMARY KEY, name text, born date);
				CREATE TABLE parcel (id int PRIMARY KEY, weight int);
				""").screen();
		assertThat(this.project.type("migrate dev --name third").screen())
			.contains("|   client → people\n", "--rename client=people keeps the data, --drop client drops it.")
			.endsWith("exit code 3\n");
		assertThat(this.project.type("migrate dev --name third --rename client=people").screen()).contains("""
				The schema asks for:
				  ~ view people: renamed to people__old
				  ~ table client: renamed to people
				  ~ constraint people.client_pkey: renamed to people_pkey
				  - view people__old
				""").endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT name FROM people")).containsExactly("One");
		assertThat(this.project.newest("rollback.sql")).contains("ALTER VIEW people__old RENAME TO people;");
		assertThat(this.project.type("migrate check").screen()).contains("3 of 3 rollbacks undo their migration.");
	}

	@Test
	void aNameThatIsInUseUntilTheChangeIsRefused() throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE client (id int PRIMARY KEY, born date);
				CREATE TABLE parcel (id int PRIMARY KEY, weight int);
				""");
		assertThat(this.project.type("migrate dev --name second --rename client.name=born").screen()).endsWith(CONNECTED
				+ """
						| The rename client.name → born cannot be made, since column client.born has that name before the change.
						|
						| Nothing was written. Leave the rename out, or free the name in a migration before.
						exit code 6
						""");
	}

}
