package com.ofauto.migrations.devtools.psl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is said of schemas that are wrong. Each is a block of {@code psl-messages.txt}: a
 * title, the schema, and the whole message.
 */
class PslMessageTests {

	private static final String DATASOURCE = "datasource db {\n  provider = \"postgresql\"\n}\n\n";

	static List<Case> cases() throws IOException {
		List<Case> cases = new ArrayList<>();
		for (String block : Files.readString(Path.of("src/test/resources/psl-messages.txt")).split("(?m)^=== ")) {
			if (!block.isBlank()) {
				int title = block.indexOf('\n');
				int message = block.indexOf("\n---\n");
				cases.add(new Case(block.substring(0, title), block.substring(title + 1, message + 1),
						block.substring(message + 5).stripTrailing()));
			}
		}
		return cases;
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theMessageSaysWhereWhatAndWhatInstead(Case wrong) {
		String schema = wrong.schema().contains("datasource") ? wrong.schema() : DATASOURCE + wrong.schema();
		assertThatExceptionOfType(PslException.class).isThrownBy(() -> PrismaSchema.of("schema.prisma", schema))
			.withMessage(wrong.message());
	}

	@Test
	void aMessageNamesTheFileOfADirectory(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("base.prisma"), DATASOURCE);
		Files.createDirectories(directory.resolve("models"));
		Files.writeString(directory.resolve("models/user.prisma"), "model User {\n  id Int @key\n}\n");
		assertThatExceptionOfType(PslException.class).isThrownBy(() -> PrismaSchema.read(directory))
			.satisfies((refusal) -> {
				assertThat(refusal.file()).isEqualTo("models/user.prisma");
				assertThat(refusal.line()).isEqualTo(2);
				assertThat(refusal.column()).isEqualTo(10);
				assertThat(refusal.sourceLine()).isEqualTo("  id Int @key");
				assertThat(refusal.problem()).isEqualTo("The attribute @key is not known here.");
				assertThat(refusal.remedy())
					.isEqualTo("It can be one of: @id, @unique, @default, @map, @updatedAt, @ignore.");
			});
	}

	@Test
	void aDirectoryWithoutSchemasIsRefused(@TempDir Path directory) {
		assertThatExceptionOfType(PslException.class).isThrownBy(() -> PrismaSchema.read(directory))
			.withMessage(directory + ":1:1: The directory has no file that ends in \".prisma\". "
					+ "Add one, such as schema.prisma.\n    \n    ^");
	}

	@Test
	void aTabStaysATabAboveTheCaret() {
		String schema = DATASOURCE + "model A {\n\tid\tInt @ID\n}\n";
		assertThatExceptionOfType(PslException.class).isThrownBy(() -> PrismaSchema.of("schema.prisma", schema))
			.withMessage("schema.prisma:6:9: The attribute @ID is not known here. Did you mean @id?\n"
					+ "    \tid\tInt @ID\n    \t  \t    ^");
	}

	@Test
	void whatPrismaTookOnceIsReadAndSaid() {
		PrismaSchema schema = PrismaSchema.of("schema.prisma", """
				generator g {
				  provider        = "prisma-client"
				  previewFeatures = ["views"]
				}
				datasource db {
				  provider             = "postgresql"
				  referentialIntegrity = "prisma"
				}
				model A {
				  id Int @id
				  a  A   @relation("tree", fields: [id], references: [id])
				  as A[] @relation("tree")
				}
				view V {
				  id   Int @id
				  name String
				  @@index([name])
				}
				view W {
				  id   Int?
				  name String
				  @@id([id, name])
				}
				""");
		assertThat(schema.physical().tables()).singleElement()
			.satisfies((table) -> assertThat(table.foreignKeys()).isEmpty());
		assertThat(schema.warnings()).containsExactly(
				"schema.prisma:7:3: \"referentialIntegrity\" is the old name of \"relationMode\"."
						+ " Write: relationMode = \"prisma\"",
				"schema.prisma:15:12: A view has no primary key, and @id says nothing."
						+ " Write @unique where a field identifies a row.",
				"schema.prisma:17:3: A view has no indexes, and @@index says nothing. Remove it.",
				"schema.prisma:22:3: A view has no primary key, and @@id says nothing."
						+ " Write @@unique where fields identify a row.");
	}

	record Case(String title, String schema, String message) {

		@Override
		public String toString() {
			return this.title;
		}

	}

}
