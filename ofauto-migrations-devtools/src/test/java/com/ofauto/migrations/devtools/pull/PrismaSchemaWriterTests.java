package com.ofauto.migrations.devtools.pull;

import com.ofauto.migrations.devtools.psl.PhysicalSchema;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.Rebuilt;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a database is written down, and what is said of what cannot be.
 */
@ExtendWith(PostgresExtension.class)
class PrismaSchemaWriterTests {

	private static final String HEAD = """
			datasource db {
			  provider   = "postgresql"
			  url        = env("DATABASE_URL")
			}
			""";

	@BeforeAll
	static void oneDatabaseForAll(TestDatabase database) {
		assertThat(database.queryForLong("SELECT 1")).isOne();
	}

	@Test
	void aTableIsAModelInColumns(TestDatabase database) {
		PulledSchema pulled = pull(database, """
				CREATE TYPE mood AS ENUM ('glad', 'so so', '1');
				CREATE TABLE person (
					id serial PRIMARY KEY, email varchar(99) NOT NULL UNIQUE, mood mood DEFAULT 'so so',
					tags text[] DEFAULT '{}', born date, at timestamptz DEFAULT now() NOT NULL, "2nd name" text);
				CREATE INDEX ON person (born DESC, email)""");
		assertThat(pulled.text()).isEqualTo(HEAD + """

				model person {
				  id      Int       @id @default(autoincrement())
				  email   String    @unique @db.VarChar(99)
				  mood    mood?     @default(so_so)
				  tags    String[]  @default(dbgenerated("'{}'::text[]"))
				  born    DateTime? @db.Date
				  at      DateTime  @default(dbgenerated("now()")) @db.Timestamptz
				  nd_name String?   @map("2nd name")

				  @@index([born(sort: Desc), email])
				}

				enum mood {
				  glad
				  so_so @map("so so")
				  value @map("1")
				}
				""");
		assertThat(pulled.warnings()).isEmpty();
	}

	@Test
	void relationsAreNamedAfterTheirTables(TestDatabase database) {
		PulledSchema pulled = pull(database, """
				CREATE TABLE team (id int PRIMARY KEY);
				CREATE TABLE player (id int PRIMARY KEY, team_id int NOT NULL REFERENCES team ON DELETE CASCADE,
					captain_of int UNIQUE REFERENCES team, boss int REFERENCES player)""");
		assertThat(pulled.text()
			.replaceAll(" +", " ")
			.lines()
			.filter((line) -> line.matches(".*(player|team)\\W.*"))
			.map(String::strip)).containsExactly("model player {",
					"player player? @relation(\"playerToplayer\", fields: [boss], references: [id], onDelete: NoAction, onUpdate: NoAction)",
					"team_player_captain_ofToteam team? @relation(\"player_captain_ofToteam\", fields: [captain_of], references: [id], onDelete: NoAction, onUpdate: NoAction)",
					"team_player_team_idToteam team @relation(\"player_team_idToteam\", fields: [team_id], references: [id], onDelete: Cascade, onUpdate: NoAction)",
					"other_player player[] @relation(\"playerToplayer\")", "model team {",
					"player_player_captain_ofToteam player? @relation(\"player_captain_ofToteam\")",
					"player_player_team_idToteam player[] @relation(\"player_team_idToteam\")");
	}

	@Test
	void whatTheLanguageCannotSayIsNamed(TestDatabase database) {
		PulledSchema pulled = pull(database,
				"""
						CREATE TABLE price (
							id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, net numeric(9, 2), tax numeric(9, 2) GENERATED ALWAYS AS (net * 0.2) STORED,
							name text COLLATE "C", codes int[] NOT NULL, CONSTRAINT positive CHECK (net > 0),
							CONSTRAINT once UNIQUE (net) INCLUDE (name));
						CREATE INDEX by_lower ON price (lower(name)); CREATE INDEX late ON price (name NULLS FIRST);
						CREATE INDEX part ON price (name) WHERE net > 1; CREATE INDEX wide ON price (name) INCLUDE (net);
						CREATE VIEW prices AS SELECT id FROM price; ALTER TABLE price ENABLE ROW LEVEL SECURITY;
						CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE DOMAIN word AS text""");
		PulledSchema kept = new PrismaSchemaWriter(null).write(
				Rebuilt.from(database,
						"CREATE TABLE a (id int PRIMARY KEY, b int); CREATE INDEX c ON a (b) WHERE b > 0"),
				"datasource db {\n  provider = \"postgresql\"\n}\n");
		assertThat(pulled.text()).contains("/// Not written here: row security, ");
		assertThat(pulled.text().lines().filter((line) -> line.startsWith("///")).findFirst().orElseThrow())
			.contains("check \"positive\"", "unique constraint \"once\"", "index \"by_lower\"", "index \"late\"",
					"index \"wide\"", "identity of \"id\"", "generation of \"tax\" as (net * 0.2)",
					"collation of \"name\"", "NOT NULL of \"codes\"")
			.doesNotContain("\"part\"");
		assertThat(pulled.text()).contains("@@index([name], map: \"part\", where: raw(\"net > (1)::numeric\"))");
		assertThat(pulled.warnings()).contains("Not in the schema are the views \"prices\".",
				"Not in the schema are the functions \"one\".", "Not in the schema are the domains \"word\".");
		assertThat(kept.warnings()).containsExactly("Of the table \"a\" is not in the schema: index \"c\".");
	}

	@Test
	void aTableWithoutAKeyIsIgnored(TestDatabase database) {
		PulledSchema pulled = pull(database, """
				CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE log (a int REFERENCES a, text text UNIQUE);
				CREATE TABLE nothing ()""");
		assertThat(pulled.text()).contains(
				"/// No key identifies its rows: Prisma's client leaves it out.\nmodel log {", "  @@ignore\n",
				"log log[] @ignore");
		assertThat(pulled.warnings()).containsExactly(
				"The table \"log\" has no key that identifies a row: its model is ignored by Prisma's client.",
				"Not in the schema are the tables \"nothing\".");
	}

	@Test
	void aPartitionedTableIsOneModel(TestDatabase database) {
		PulledSchema pulled = pull(database, """
				CREATE TABLE m (id int PRIMARY KEY) PARTITION BY RANGE (id);
				CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (9)""");
		assertThat(pulled.text()).contains("partitioning by RANGE (id)", "model m {").doesNotContain("model m1");
		assertThat(pulled.warnings()).contains("Not in the schema are the tables \"m1\".");
	}

	@Test
	void aTableBetweenTwoOthersFromBeforePrismaSixIsARelationToo(TestDatabase database) {
		PulledSchema pulled = pull(database,
				"""
						CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY);
						CREATE TABLE "_aTob" ("A" int NOT NULL, "B" int NOT NULL);
						CREATE UNIQUE INDEX "_aTob_AB_unique" ON "_aTob"("A", "B"); CREATE INDEX "_aTob_B_index" ON "_aTob"("B");
						ALTER TABLE "_aTob" ADD CONSTRAINT "_aTob_A_fkey" FOREIGN KEY ("A") REFERENCES a ON DELETE CASCADE ON UPDATE CASCADE;
						ALTER TABLE "_aTob" ADD CONSTRAINT "_aTob_B_fkey" FOREIGN KEY ("B") REFERENCES b ON DELETE CASCADE ON UPDATE CASCADE""");
		assertThat(pulled.text()).contains("  b  b[]\n", "  a  a[]\n").doesNotContain("aTob");
		assertThat(pulled.warnings())
			.containsExactly("The table \"_aTob\" has a unique index where Prisma makes a primary key today.");
	}

	@Test
	void theHeadOfTheSchemaBeforeIsKept(TestDatabase database) {
		String before = """
				// ours
				generator client {
				  provider = "prisma-client-js" // the client
				}

				datasource pg {
				  provider = "postgresql"
				  schemas  = ["app"]
				}

				model Old {
				  id Int @id
				  @@schema("app")
				}
				""";
		PulledSchema pulled = new PrismaSchemaWriter(null).write(Rebuilt.from(database,
				"CREATE SCHEMA app; CREATE TABLE app.new (id uuid PRIMARY KEY); CREATE TABLE other (id int PRIMARY KEY)"),
				before);
		assertThat(pulled.text()).isEqualTo(before.substring(0, before.indexOf("model Old")) + """
				model Renamednew {
				  id String @id @pg.Uuid

				  @@map("new")
				  @@schema("app")
				}
				""");
		assertThat(pulled.warnings()).containsExactly("Not in the schema are the tables \"other\".");
	}

	private static PulledSchema pull(TestDatabase database, String script) {
		PulledSchema pulled = new PrismaSchemaWriter(null).write(Rebuilt.from(database, script), null);
		PhysicalSchema read = PrismaSchema.of("pulled.prisma", pulled.text()).physical();
		assertThat(read.tables()).isNotEmpty();
		return pulled;
	}

	@Test
	void anIndexOfSomeRowsHasItsPredicateWhetherItHasBracketsOrNot(TestDatabase database) {
		PulledSchema pulled = pull(database, """
				CREATE TABLE account (id int PRIMARY KEY, client int NOT NULL, main boolean NOT NULL, gone date);
				CREATE UNIQUE INDEX one_main ON account (client) WHERE main;
				CREATE INDEX those_left ON account (client) WHERE gone IS NULL""");
		assertThat(pulled.text()).contains("@unique(map: \"one_main\", where: raw(\"main\"))",
				"@@index([client], map: \"those_left\", where: raw(\"gone IS NULL\"))");
		assertThat(pulled.warnings()).isEmpty();
	}

}
