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
 * Models of an implicit many-to-many relation whose names change places in the alphabet,
 * and with them the columns of its table.
 */
@ExtendWith(PostgresExtension.class)
class TurnedJoinTableTests {

	private static final String MODELS = """
			datasource db {
			  provider = "postgresql"
			}
			model Post {
			  id    Int   @id
			  tags  Tag[] %1$s
			  liked Tag[] @relation("likes")
			}
			model Tag {
			  id    Int    @id
			  posts Post[] %1$s
			  likes Post[] @relation("likes")
			}
			""";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).file("schema.prisma", MODELS.formatted(""));
		assertThat(this.project.type("migrate dev --name first").screen()).endsWith("exit code 0\n");
		database.execute("""
				INSERT INTO "Post" VALUES (1), (2); INSERT INTO "Tag" VALUES (1), (2);
				INSERT INTO "_PostToTag" VALUES (1, 2); INSERT INTO _likes VALUES (1, 2)""");
	}

	@Test
	void theRowsOfARenamedModelKeepTheirMeaning(TestDatabase database) throws IOException {
		this.project.file("schema.prisma", MODELS.formatted("").replaceAll("\\bTag\\b", "Label"));
		assertThat(this.project.type("migrate dev --name second --rename Tag=Label,_PostToTag=_LabelToPost").screen())
			.contains("exit code 0\n");
		assertThat(database.queryForLong("SELECT \"A\" * 10 + \"B\" FROM \"_LabelToPost\"")).isEqualTo(21);
		assertThat(database.queryForLong("SELECT \"A\" * 10 + \"B\" FROM _likes")).isEqualTo(21);
		assertThat(this.project.type("migrate check").screen()).contains("exit code 0\n");
	}

	@Test
	void soDoThoseOfAModelWhoseTableKeepsItsName(TestDatabase database) throws IOException {
		this.project.file("schema.prisma",
				MODELS.formatted("@relation(\"PostToTag\")")
					.replaceAll("\\bTag\\b", "Label")
					.replace("model Label {", "model Label {\n  @@map(\"Tag\")"));
		assertThat(this.project.type("migrate dev --name second").screen()).contains("exit code 0\n");
		assertThat(database.queryForLong("SELECT \"A\" * 10 + \"B\" FROM \"_PostToTag\"")).isEqualTo(21);
		assertThat(database.queryForLong("SELECT \"A\" * 10 + \"B\" FROM _likes")).isEqualTo(21);
		assertThat(this.project.type("migrate check").screen()).contains("exit code 0\n");
	}

}
