package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project whose tables are not in {@code public}.
 */
@ExtendWith(PostgresExtension.class)
class DefaultSchemaTests {

	private static final String PRISMA = """
			datasource db {
			  provider = "postgresql"
			}

			model a {
			  id Int @id
			}
			""";

	@TempDir
	private Path directory;

	@Test
	void isThereBeforeTheFirstMigrationAndAfterItsRollback(TestDatabase database) throws IOException {
		begins(database, "schema.sql", "CREATE TABLE a (id int PRIMARY KEY);\n");
	}

	@Test
	void holdsTheTablesOfAPrismaSchema(TestDatabase database) throws IOException {
		begins(database, "schema.prisma", PRISMA);
	}

	private void begins(TestDatabase database, String source, String schema) throws IOException {
		DevProject project = new DevProject(this.directory, database).defaultSchema("app")
			.source(source)
			.file(source, schema)
			.type("migrate dev --name first");
		assertThat(project.exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(project.screen()).doesNotContain("rollback.sql: ");
		assertThat(project.newest("migration.sql")).startsWith("-- CreateTable\nCREATE TABLE a (");
		assertThat(project.newest("rollback.sql")).endsWith("DROP TABLE a;\n");
		assertThat(project.type("migrate check").exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(project.type("migrate drift").exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(project.type("migrate dev").screen()).contains("there is nothing to make");
		assertThat(database.queryForStrings("SELECT schemaname FROM pg_tables WHERE tablename = 'a'"))
			.containsExactly("app");
	}

}
