package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A way back that could not be tried to its end.
 */
@ExtendWith(PostgresExtension.class)
class RollbackTextTests {

	@TempDir
	Path directory;

	@Test
	void aWayBackOnWhichRowsStandIsKept(TestDatabase database) throws IOException {
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.migration("20250101000000_rows", """
					CREATE TABLE t (a integer, b integer NOT NULL);
					INSERT INTO t VALUES (1, 1);
					""")
			.file("schema.sql", "CREATE TABLE t (a integer)")
			.type("migrate dev --name second --accept-data-loss");
		assertThat(project.screen()).endsWith("exit code 0\n");
		assertThat(project.newest("rollback.sql")).isEqualTo("""
				-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

				-- What does not come back:
				-- - The column b of t is dropped, and its values are lost.
				-- - What follows is not proven, since it could not be tried to its end. PostgreSQL said: \
				column "b" of relation "t" contains null values

				-- AlterTable
				ALTER TABLE t ADD COLUMN b integer;
				ALTER TABLE t ALTER COLUMN b SET NOT NULL;
				""");
	}

}
