package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A baseline that is compared with what the migrations build.
 */
@ExtendWith(PostgresExtension.class)
class BaselineCommandTests {

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database)
			.migration("1_a", "CREATE TABLE a (id int PRIMARY KEY, b text);")
			.migration("2_b", "CREATE INDEX a_b ON a (b); ALTER TABLE a ALTER b SET NOT NULL;");
	}

	@Test
	void aDatabaseThatIsAnotherIsRefusedWithAllThatDiffers(TestDatabase database) {
		database.execute("CREATE TABLE legacy (id int)");
		assertThat(this.project.type("migrate baseline --to 2_b").screen()).isEqualTo("""
				$ java -jar app.jar migrate baseline --to 2_b
				| Database ofauto (PostgreSQL 17), environment development
				| The database is not what the migrations up to 2_b build. From what they build to the database:
				|   - table a
				|   + table legacy with 1 column
				| Nothing was recorded.
				|
				| Name with --to the last migration that the database has. If it shall stay different, add \
				--accept-differences.
				exit code 3
				""");
		assertThat(database.queryForStrings("SELECT to_regclass('_prisma_migrations') IS NULL")).containsExactly("t");
	}

	@Test
	void whatTheDatabaseHasBesidesIsSaidAndRecordedAll(TestDatabase database) {
		database.execute("CREATE TABLE a (id int PRIMARY KEY, b text); CREATE TABLE legacy (id int)");
		assertThat(this.project.type("migrate baseline --to 2_b").screen()).contains("|   - index a_b\n",
				"|   ~ column a.b: drop not null\n");
		assertThat(this.project.type("migrate baseline --to 1_a").screen()).isEqualTo("""
				$ java -jar app.jar migrate baseline --to 1_a
				Recorded 1_a as applied
				| Database ofauto (PostgreSQL 17), environment development
				| The database has more than these migrations build:
				|   + table legacy with 1 column
				exit code 0
				""");
		assertThat(database.queryForStrings("SELECT migration_name FROM _prisma_migrations")).containsExactly("1_a");
	}

	@Test
	void aPersonCanInsist(TestDatabase database) {
		database.execute("CREATE TABLE a (id int PRIMARY KEY, b text)");
		assertThat(this.project.type("migrate baseline --to 2_b --accept-differences").screen()).isEqualTo("""
				$ java -jar app.jar migrate baseline --to 2_b --accept-differences
				Recorded 1_a as applied
				Recorded 2_b as applied
				| Database ofauto (PostgreSQL 17), environment development
				| Accepted: - index a_b
				| Accepted: ~ column a.b: drop not null
				exit code 0
				""");
	}

	@Test
	void theLastMigrationHasToBeNamed() {
		assertThat(this.project.type("migrate baseline").screen())
			.contains("| --to is missing: name the last migration that the database has.")
			.endsWith("exit code 2\n");
	}

	@Test
	void withoutAPlaceForAScratchDatabaseTheDatabaseIsAskedForWhatTheFilesCreate(TestDatabase database) {
		this.project.shadow(new Shadow("jdbc:postgresql://localhost:1/none", "nobody", "x"));
		database.execute("CREATE TABLE legacy (id int)");
		String noPlace = """
				| Database ofauto (PostgreSQL 17), environment development
				| There is no place for a scratch database, in which migrations are replayed.
				| - on the development server: not tried, since ofauto.migrations.shadow-url is set
				| - at ofauto.migrations.shadow-url: it cannot be reached: Connection to localhost:1 refused. Check that the \
				hostname and port are correct and that the postmaster is accepting TCP/IP connections.
				| - in an embedded PostgreSQL: not tried, since ofauto.migrations.shadow-url is set
				| So the database is only asked for what the files create by name.
				""";
		assertThat(this.project.type("migrate baseline --to 2_b").screen())
			.isEqualTo("$ java -jar app.jar migrate baseline --to 2_b\n" + noPlace
					+ """
							| The database does not have what the migrations up to 2_b create:
							| - table a of 1_a
							| Only the names in CREATE TABLE, TYPE, DOMAIN and VIEW and in ADD COLUMN of their files were checked. \
							Nothing was recorded.
							|
							| The database has none of them. Deploy them to an empty database, or begin with a migration that creates what this database has. \
							If the missing objects were left out on purpose, add --accept-differences.
							exit code 3
							""");
		database.execute("CREATE TABLE a (id int PRIMARY KEY, b text)");
		assertThat(this.project.type("migrate baseline --to 2_b").screen()).isEqualTo("""
				$ java -jar app.jar migrate baseline --to 2_b
				Recorded 1_a as applied
				Recorded 2_b as applied
				""" + noPlace + "exit code 0\n");
	}

}
