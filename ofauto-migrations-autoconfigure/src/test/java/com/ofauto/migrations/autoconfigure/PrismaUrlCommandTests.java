package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application whose environment has Prisma's {@code DATABASE_URL}.
 */
@ExtendWith(PostgresExtension.class)
class PrismaUrlCommandTests {

	private static final String APPLICATIONS = "--spring.datasource.url=${DATABASE_URL}";

	private static final String OWN = "--ofauto.migrations.url=${DATABASE_URL}";

	private Path directory;

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.directory = directory;
		this.files = MigrationFiles.agencies(directory.resolve("migrations"));
	}

	@Test
	void aCommandUsesTheUrlAsItIsAndNeverPrintsThePassword(TestDatabase database) throws Exception {
		String url = "postgresql://%s:s3cret%%40@%s:%s/%s?schema=app&connection_limit=5".formatted(database.user(),
				database.host(), database.port(), database.name());
		String password = "--spring.datasource.password=" + database.password();
		CommandProcess deploy = run(url, APPLICATIONS, password, "--logging.level.root=debug", "migrate", "deploy");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(deploy.notes()).contains("Applied " + MigrationFiles.AGENCIES);
		assertThat(deploy.data() + deploy.notes()).contains("currentSchema=app%2Cpublic").doesNotContain("s3cret");
		assertThat(database.queryForString("SELECT name FROM app.agencies")).isEqualTo("Northlight");
		CommandProcess status = run(url, OWN, "--ofauto.migrations.user=" + database.user(),
				"--ofauto.migrations.password=" + database.password(), "migrate", "status", "--check");
		assertThat(status.exitCode()).as(status.notes()).isZero();
	}

	@Test
	void aBrokenUrlIsExplainedAndNothingIsReached() throws Exception {
		for (String property : new String[] { APPLICATIONS, OWN }) {
			CommandProcess status = run("postgresql://me:s3cret@localhost", property, "migrate", "status");
			assertThat(status.exitCode()).as(status.notes()).isEqualTo(7);
			assertThat(status.data()).isEmpty();
			assertThat(status.notes())
				.contains("The URL in " + property.substring(2, property.indexOf('=')) + " has no database.")
				.contains("The form is postgresql://user:password@host:5432/database?schema=app.")
				.doesNotContain("s3cret");
		}
	}

	private CommandProcess run(String url, String... arguments) throws Exception {
		String[] all = new String[arguments.length + 1];
		all[0] = "--" + this.files.property();
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return CommandProcess.run(this.directory, Map.of("DATABASE_URL", url), CommandLineApplication.class, all);
	}

}
