package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample that keeps its schema in {@code schema.sql}, with a view, a trigger and a
 * policy.
 */
@ExtendWith(PostgresExtension.class)
class SchemaSqlSampleTests {

	private static final Path SAMPLE = Path.of("src/test/resources/samples/schema-sql");

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void copy(TestDatabase database) throws IOException {
		FileSystemUtils.copyRecursively(SAMPLE, this.directory);
		this.project = new DevProject(this.directory, database).source("schema.sql");
	}

	@Test
	void theMigrationsBuildWhatTheSchemaSaysAndCanBeTakenBack() {
		assertThat(this.project.type("migrate check").screen()).isEqualTo("""
				$ java -jar app.jar migrate check
				The 4 migrations build a database from empty.
				It is what schema.sql says.
				4 of 4 rollbacks undo their migration.
				| 4 migrations have no impact.json; the last is 20260201130000_own_clients. migrate impact writes it.
				exit code 0
				""");
	}

	@Test
	void aViewATriggerFunctionAndAPolicyAreChanged() throws IOException {
		this.project.type("migrate deploy").screen();
		String schema = Files.readString(this.directory.resolve("schema.sql"))
			.replace("count(c.id) AS clients\n", "count(c.id) AS clients, max(c.updated_at) AS updated_at\n")
			.replace("NEW.updated_at := now();", "NEW.updated_at := clock_timestamp();")
			.replace("::bigint);", "::bigint AND status <> 'GONE');");
		this.project.file("schema.sql", schema).type("migrate dev --name changes");
		assertThat(this.project.screen()).contains("""
				The schema asks for:
				  ~ routine touch: replace object
				  ~ view agency_clients: replace object
				  ~ policy clients.own_clients
				""").endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- ReplaceFunction
				SET check_function_bodies = off;

				CREATE OR REPLACE FUNCTION touch()
				 RETURNS trigger
				 LANGUAGE plpgsql
				AS $function$
				BEGIN
				  NEW.updated_at := clock_timestamp();
				  RETURN NEW;
				END
				$function$;

				RESET check_function_bodies;

				-- ReplaceView
				CREATE OR REPLACE VIEW agency_clients AS
				SELECT a.id,
				    a.name,
				    count(c.id) AS clients,
				    max(c.updated_at) AS updated_at
				   FROM (agencies a
				     LEFT JOIN clients c ON ((c.agency_id = a.id)))
				  GROUP BY a.id, a.name;

				-- AlterPolicy
				ALTER POLICY own_clients ON clients TO PUBLIC USING ((agency_id = \
				(current_setting('app.agency'::text, true))::bigint) AND (status <> 'GONE'::client_status));
				""");
	}

}
