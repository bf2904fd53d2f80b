package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations that are written so that nobody waits for them.
 */
class OnlineTests {

	static final String BEFORE = """
			CREATE TABLE client (id bigint PRIMARY KEY, name text);
			CREATE TABLE orders (id bigint PRIMARY KEY, client bigint, total int, note text);
			CREATE INDEX orders_total ON orders (total);
			""";

	static final String AFTER = """
			CREATE TABLE client (id bigint PRIMARY KEY, name text, CONSTRAINT client_name_key UNIQUE (name));
			CREATE TABLE orders (id bigint PRIMARY KEY, client bigint NOT NULL, total int, note text,
				CONSTRAINT orders_client_fkey FOREIGN KEY (client) REFERENCES client (id),
				CONSTRAINT orders_total_check CHECK (total >= 0));
			CREATE INDEX orders_client ON orders (client);
			CREATE INDEX orders_total ON orders (total, id);
			""";

	private final TestDatabase database = PostgresServer.shared().createDatabase();

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start() throws IOException {
		this.project = new DevProject(this.directory, this.database).source("schema.sql");
		this.project.file("schema.sql", BEFORE).type("migrate dev --name first");
	}

	@AfterEach
	void stop() {
		this.database.close();
	}

	@Test
	void aChangeOfFilledTablesIsWrittenInSegments() throws IOException {
		this.project.file("schema.sql", AFTER).type("migrate dev --name rules --online");
		System.out.println(this.project.screen());
		System.out.println(this.project.newest("migration.sql"));
		System.out.println(this.project.newest("rollback.sql"));
		System.out.println(this.project.newest("impact.json"));
		this.project.type("migrate check");
		System.out.println(this.project.screen());
	}

	@Test
	void thePlainFormNamesTheOption() throws IOException {
		this.project.file("schema.sql", AFTER).type("migrate dev --name rules");
		System.out.println(this.project.screen());
	}

}
