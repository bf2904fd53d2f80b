package com.ofauto.migrations.core;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that looks like a migration and is none is never passed over in silence.
 */
@ExtendWith(PostgresExtension.class)
class StrayFileTests {

	private Path root;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void aMigration(@TempDir Path root) {
		this.root = root;
		this.migrations = new MigrationsOnDisk(root).with("1_a", "CREATE TABLE a (id int)")
			.file("migration_lock.toml", "provider = \"postgresql\"\n")
			.file("README.md", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "V1__a.sql", "V2024.01.02_3__a.sql", "U1__a.sql", "B1__a.sql", "R__a.sql", "v1__a.SQL" })
	void eachKindOfFlywaysFilesIsRecognised(String name) {
		assertThat(StrayFiles.finding("here", List.of("0.sql", name)).remedy())
			.startsWith("The name " + name + " is one of Flyway's, whose files are not read here.")
			.contains(", " + name + " to <timestamp>_a/migration.sql,");
	}

	@Test
	void aFileOfFlywaysIsRecognised(TestDatabase database) {
		this.migrations.file("V1__create_a.sql", "").file("20260101000000_b.SQL", "");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		Finding finding = new Finding(Finding.Kind.STRAY, "20260101000000_b.SQL",
				this.root + " holds 2 .sql files beside the migrations, and they are not applied:"
						+ " 20260101000000_b.SQL, V1__create_a.sql.",
				"The name V1__create_a.sql is one of Flyway's, whose files are not read here. A migration is a directory"
						+ " with a migration.sql in it: move each file there, V1__create_a.sql to"
						+ " <timestamp>_create_a/migration.sql, or away from here.");
		assertThat(migrator.plan().findings()).containsExactly(finding);
		assertThat(migrator.deploy().findings()).containsExactly(finding);
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void oneFileIsToldWhereItWouldBeAMigration() {
		this.migrations.file("20260101000000_b.sql", "");
		assertThat(findings()).containsExactly(new Finding(Finding.Kind.STRAY, "20260101000000_b.sql",
				this.root + " holds a .sql file beside the migrations, and it is not applied: 20260101000000_b.sql.",
				"A migration is a directory with a migration.sql in it: move the file there, 20260101000000_b.sql to"
						+ " 20260101000000_b/migration.sql, or away from here."));
	}

	@Test
	void ofManyFilesTheFirstAreNamed() {
		for (int i = 1; i <= 7; i++) {
			this.migrations.file("R__view_" + i + ".sql", "");
		}
		assertThat(findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.message())
				.endsWith(": R__view_1.sql, R__view_2.sql, R__view_3.sql, R__view_4.sql, R__view_5.sql and 2 more."))
			.satisfies((finding) -> assertThat(finding.remedy())
				.endsWith("R__view_1.sql to <timestamp>_view_1/migration.sql, or away from here."));
	}

	@Test
	void aJarIsLookedIntoAndAPlaceIsSaidOnce() throws IOException {
		Path jar = new JarOnDisk().with("db/migrations/1/migration.sql", "")
			.with("db/migrations/1/notes.sql", "")
			.with("db/migrations/V2__b.sql", "")
			.write(this.root.resolve("a.jar"));
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			assertThat(
					new MigrationDirectory(classLoader, List.of("classpath:db/migrations", "classpath:/db/migrations"))
						.contents()
						.findings())
				.singleElement()
				.satisfies((finding) -> assertThat(finding.message())
					.isEqualTo("jar:" + jar.toUri().toURL() + "!/db/migrations holds a .sql file beside the migrations,"
							+ " and it is not applied: V2__b.sql."));
		}
	}

	private List<Finding> findings() {
		return new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.root)).contents().findings();
	}

}
