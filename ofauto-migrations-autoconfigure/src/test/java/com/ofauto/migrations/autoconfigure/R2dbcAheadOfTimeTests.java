package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reactive application whose beans were registered ahead of time, as for a native
 * image. The address and the password are those of the start.
 */
@ExtendWith(PostgresExtension.class)
class R2dbcAheadOfTimeTests {

	@TempDir
	private Path directory;

	@Test
	void theDatabaseOfTheStartIsMigrated(TestDatabase database) throws Exception {
		AheadOfTime application = new AheadOfTime(ReactiveApplication.class, this.directory);
		application.process(List.of("s3cret"), "--spring.r2dbc.url=r2dbc:postgresql://build:s3cret@localhost:1/none");
		application.compile();
		String screen = application.start(0,
				List.of("--spring.r2dbc.url=r2dbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(),
						database.name()), "--spring.r2dbc.username=" + database.user(),
						"--spring.r2dbc.password=" + database.password(),
						"--" + MigrationFiles.agencies(this.directory.resolve("migrations")).property()));
		assertThat(screen).contains("Starting AOT-processed ReactiveApplication", "Found Northlight.");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isOne();
	}

}
