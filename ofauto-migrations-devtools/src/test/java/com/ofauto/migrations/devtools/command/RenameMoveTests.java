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
 * Tables that move to another schema, with their rows.
 */
@ExtendWith(PostgresExtension.class)
class RenameMoveTests {

	private static final String CLIENT = """
			CREATE TABLE client (id serial PRIMARY KEY, name text NOT NULL, born date, UNIQUE (name));
			CREATE INDEX client_born ON client (born);
			""";

	private static final String MOVED = """
			CREATE SCHEMA sales;
			CREATE TABLE sales.client (id serial PRIMARY KEY, name text NOT NULL, born date, UNIQUE (name));
			CREATE INDEX client_born ON sales.client (born);
			""";

	private static final String CONNECTED = "| Database ofauto (PostgreSQL 17, stamped development), environment development\n";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", CLIENT)
			.type("migrate dev --name first");
		database.execute("INSERT INTO client (name) VALUES ('One')");
		this.project.screen();
	}

	@Test
	void aMoveIsAskedAsWhatItIs(TestDatabase database) throws IOException {
		assertThat(this.project.file("schema.sql", MOVED).answering("y").type("migrate dev --name second").screen())
			.isEqualTo("""
					$ java -jar app.jar migrate dev --name second
					The schema asks for:
					  + schema sales
					  ~ table client: moved to schema sales
					Wrote src/main/resources/db/migrations/20260301110000_second/migration.sql
					Wrote src/main/resources/db/migrations/20260301110000_second/rollback.sql
					Wrote src/main/resources/db/migrations/20260301110000_second/impact.json
					""" + CONNECTED + """
					| Was table client moved to schema sales? If not, it is dropped and added. [y/N] y
					| Applied 20260301110000_second in 9 ms
					exit code 0
					""");
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- CreateSchema
				CREATE SCHEMA IF NOT EXISTS sales;

				-- MoveTable
				ALTER TABLE client SET SCHEMA sales;
				""");
		assertThat(this.project.newest("rollback.sql")).endsWith("""
				-- MoveTable
				ALTER TABLE sales.client SET SCHEMA public;

				-- DropSchema
				DROP SCHEMA sales;
				""");
		assertThat(database.queryForStrings("SELECT name FROM sales.client")).containsExactly("One");
		assertThat(this.project.type("migrate check").screen()).endsWith("exit code 0\n");
	}

	@Test
	void withoutATerminalTheOptionIsNamed(TestDatabase database) throws IOException {
		assertThat(this.project.file("schema.sql", MOVED).type("migrate dev --name second").screen())
			.endsWith(CONNECTED + """
					| It is not known whether this was moved, or dropped and added:
					|   client → sales.client
					|
					| Say which it is: --rename client=sales.client keeps the data, --drop client drops it.
					exit code 3
					""");
		assertThat(this.project.type("migrate dev --name second --rename client=sales.client").screen())
			.contains("  + schema sales\n  ~ table client: moved to schema sales\n")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT name FROM sales.client")).containsExactly("One");
		assertThat(this.project.file("schema.sql", "CREATE SCHEMA sales;\n" + CLIENT)
			.type("migrate dev --name third")
			.screen()).endsWith(CONNECTED + """
					| It is not known whether this was moved, or dropped and added:
					|   sales.client → client in the default schema
					|
					| Say which it is: --rename sales.client=client keeps the data, --drop sales.client drops it.
					exit code 3
					""");
		assertThat(this.project.type("migrate dev --name third --rename sales.client=public.client").screen())
			.contains("  ~ table sales.client: moved to the default schema\n")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT name FROM client")).containsExactly("One");
	}

	@Test
	void aMoveUnderAnotherNameIsTwoStatements(TestDatabase database) throws IOException {
		this.project.file("schema.sql", """
				CREATE SCHEMA sales;
				CREATE TABLE sales.customers (id serial PRIMARY KEY, name text NOT NULL, born date, UNIQUE (name));
				CREATE INDEX client_born ON sales.customers (born);
				""");
		assertThat(this.project.answering("y").type("migrate dev --name second").screen())
			.contains("| Was table client moved to schema sales and renamed to customers?"
					+ " If not, it is dropped and added. [y/N] y\n")
			.contains("  + schema sales\n  ~ table client: renamed to customers\n"
					+ "  ~ table customers: moved to schema sales\n")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT name FROM sales.customers")).containsExactly("One");
		assertThat(this.project.type("migrate check").screen()).endsWith("exit code 0\n");
	}

	@Test
	void whatIsInASchemaThatMayBeRenamedIsNotAskedAboutBesides(TestDatabase database) throws IOException {
		this.project.file("schema.sql", MOVED).type("migrate dev --name second --rename client=sales.client").screen();
		assertThat(this.project.file("schema.sql", MOVED.replace("sales", "shop"))
			.type("migrate dev --name third")
			.screen()).endsWith(CONNECTED + """
					| It is not known whether this was renamed, or dropped and added:
					|   sales → shop
					|
					| Say which it is: --rename sales=shop keeps the data, --drop sales drops it.
					exit code 3
					""");
		assertThat(this.project.type("migrate dev --name third --rename sales=shop").screen())
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT name FROM shop.client")).containsExactly("One");
		assertThat(this.project.file("schema.sql", MOVED).type("migrate dev --name fourth --drop shop").screen())
			.contains("|   shop.client → sales.client\n");
	}

	@Test
	void aModelOfPrismasMovesWithItsEnumAndItsJoinTable(TestDatabase database) throws IOException {
		String models = """
				datasource db {
				  provider = "postgresql"
				  url      = env("DATABASE_URL")
				  schemas  = ["public", "base"]
				}

				generator client {
				  provider = "prisma-client"
				}

				enum Kind {
				  A
				  B

				  @@schema("public")
				}

				model Tag {
				  id    Int    @id @default(autoincrement())
				  label String @unique
				  kind  Kind   @default(A)
				  posts Post[]

				  @@schema("public")
				}

				model Post {
				  id    Int    @id @default(autoincrement())
				  title String
				  tags  Tag[]

				  @@schema("public")
				}
				""";
		DevProject prisma = new DevProject(this.directory.resolve("prisma"), database).source("schema.prisma");
		database.execute("DROP TABLE _prisma_migrations, client");
		prisma.file("schema.prisma", models).type("migrate dev --name first");
		database.execute("INSERT INTO \"Tag\" (label) VALUES ('x'); INSERT INTO \"Post\" (title) VALUES ('y');"
				+ " INSERT INTO \"_PostToTag\" VALUES (1, 1)");
		prisma.screen();
		assertThat(prisma.file("schema.prisma", models.replace("@@schema(\"public\")", "@@schema(\"base\")"))
			.answering("y", "y", "y", "y")
			.type("migrate dev --name second")
			.screen())
			.contains("  + schema base\n", "  ~ enum Kind: moved to schema base\n",
					"  ~ table Tag: moved to schema base\n", "  ~ table Post: moved to schema base\n",
					"  ~ table _PostToTag: moved to schema base\n")
			.doesNotContain("  - ")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT kind FROM base.\"Tag\"")).containsExactly("A");
		assertThat(prisma.type("migrate check").screen()).endsWith("exit code 0\n");
	}

	@Test
	void aMoveMayBeSaidInTheSchemaAndStayThere(TestDatabase database) throws IOException {
		this.project.file("schema.sql", "-- rename: client = sales.client\n" + MOVED);
		assertThat(this.project.type("migrate dev --name second").screen())
			.contains("  ~ table client: moved to schema sales\n")
			.endsWith("exit code 0\n");
		assertThat(this.project.type("migrate dev --name third").screen())
			.contains("The migrations have the schema already; there is nothing to make.\n");
		assertThat(database.queryForStrings("SELECT name FROM sales.client")).containsExactly("One");
	}

}
