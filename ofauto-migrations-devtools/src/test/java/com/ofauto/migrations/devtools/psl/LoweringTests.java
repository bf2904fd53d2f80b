package com.ofauto.migrations.devtools.psl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.devtools.psl.PhysicalSchema.Column;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.ForeignKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Index;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.IndexColumn;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.PrimaryKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a schema stands for.
 */
class LoweringTests {

	@Test
	void aModelIsATableWithItsKeysAndIndexes() {
		PhysicalSchema schema = lower("""
				model User {
				  id    BigInt  @id @default(autoincrement())
				  email String  @unique @map("mail") @db.VarChar(200)
				  tags  String[]
				  age   Int?    @default(18)
				  @@index([age(sort: Desc), email])
				  @@map("users")
				}
				""");
		assertThat(schema.schemas()).containsExactly("public");
		assertThat(schema.tables()).containsExactly(new Table("public", "users",
				List.of(new Column("id", "BIGSERIAL", true, null), new Column("mail", "VARCHAR(200)", true, null),
						new Column("tags", "TEXT[]", false, null), new Column("age", "INTEGER", false, "18")),
				new PrimaryKey("users_pkey", List.of("id")),
				List.of(new Index("users_mail_key", true, "BTREE", List.of(new IndexColumn("mail", null, false)), null),
						new Index("users_age_mail_idx", false, "BTREE",
								List.of(new IndexColumn("age", null, true), new IndexColumn("mail", null, false)),
								null)),
				List.of()));
	}

	@Test
	void aRequiredKeyRestrictsAndAnOptionalOneIsSetToNull() {
		PhysicalSchema schema = lower("""
				model A {
				  id Int @id
				  b1 B[] @relation("one")
				  b2 B[] @relation("two")
				}
				model B {
				  id    Int  @id
				  aId   Int
				  oId   Int?
				  a     A    @relation("one", fields: [aId], references: [id])
				  o     A?   @relation("two", fields: [oId], references: [id])
				}
				""");
		assertThat(schema.tables().get(1).foreignKeys()).containsExactly(
				new ForeignKey("B_aId_fkey", List.of("aId"), "public", "A", List.of("id"), "RESTRICT", "CASCADE"),
				new ForeignKey("B_oId_fkey", List.of("oId"), "public", "A", List.of("id"), "SET NULL", "CASCADE"));
	}

	@Test
	void aRelationOfManyToManyIsATableOfTwoKeys() {
		PhysicalSchema schema = lower("""
				model Zebra {
				  id Int @id @default(autoincrement())
				  as Ant[]
				}
				model Ant {
				  id String @id @db.Uuid
				  zs Zebra[]
				}
				""");
		assertThat(schema.tables().get(2)).isEqualTo(new Table("public", "_AntToZebra",
				List.of(new Column("A", "UUID", true, null), new Column("B", "INTEGER", true, null)),
				new PrimaryKey("_AntToZebra_AB_pkey", List.of("A", "B")),
				List.of(new Index("_AntToZebra_B_index", false, "BTREE", List.of(new IndexColumn("B", null, false)),
						null)),
				List.of(new ForeignKey("_AntToZebra_A_fkey", List.of("A"), "public", "Ant", List.of("id"), "CASCADE",
						"CASCADE"),
						new ForeignKey("_AntToZebra_B_fkey", List.of("B"), "public", "Zebra", List.of("id"), "CASCADE",
								"CASCADE"))));
	}

	@Test
	void aNameIsCutAtACharacterSoThatItsSuffixFits() {
		String name = ConstraintNames.index("é".repeat(40), List.of("x"));
		assertThat(name).isEqualTo("é".repeat(29) + "_idx");
		assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
		assertThat(ConstraintNames.primaryKey("t".repeat(58))).isEqualTo("t".repeat(58) + "_pkey");
		assertThat(ConstraintNames.primaryKey("t".repeat(59))).isEqualTo("t".repeat(58) + "_pkey");
	}

	@Test
	void anEnumValueIsQuotedAsTheDatabaseWantsIt() {
		PhysicalSchema schema = lower("""
				enum E {
				  A @map("it's")
				}
				""");
		assertThat(PslDdl.render(schema)).contains("CREATE TYPE \"E\" AS ENUM ('it''s');");
	}

	@Test
	void aDirectoryIsOneSchema(@TempDir Path directory) throws IOException {
		Files.createDirectories(directory.resolve("models"));
		Files.writeString(directory.resolve("main.prisma"), "datasource db {\n  provider = \"postgresql\"\n}\n");
		Files.writeString(directory.resolve("models/a.prisma"), "model A {\n  id Int @id\n  b B[]\n}\n");
		Files.writeString(directory.resolve("models/b.prisma"),
				"model B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n");
		Files.writeString(directory.resolve("notes.txt"), "not a schema");
		PhysicalSchema schema = PrismaSchema.read(directory).physical();
		assertThat(schema.tables()).extracting(Table::name).containsExactly("A", "B");
	}

	@Test
	void addressesOfConnectionsAreNotRead() {
		PhysicalSchema schema = PrismaSchema.of("schema.prisma", """
				datasource db {
				  provider  = "postgresql"
				  url       = env("DATABASE_URL")
				  directUrl = env("DIRECT_URL")
				}
				""").physical();
		assertThat(PslDdl.render(schema)).isEqualTo("-- This is an empty migration.\n");
	}

	private static PhysicalSchema lower(String models) {
		return PrismaSchema.of("schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n" + models)
			.physical();
	}

}
