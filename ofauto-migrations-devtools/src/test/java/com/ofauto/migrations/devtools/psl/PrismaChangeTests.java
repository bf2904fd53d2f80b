package com.ofauto.migrations.devtools.psl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changes of a Prisma schema: each directory of {@code psl-changes} has the schema before
 * and after, and the migration that Prisma's own engine writes from one to the other.
 */
@ExtendWith(PostgresExtension.class)
class PrismaChangeTests {

	private static final Path DIRECTORY = Path.of("src/test/resources/psl-changes");

	/**
	 * Where Prisma's script cannot run: it drops a sequence whose name it does not know,
	 * and takes a serial for a type.
	 */
	private static final Set<String> MENDED = Set.of("autoincrement-removed", "key-becomes-big");

	/**
	 * Where Prisma's sequences have names in small letters and no limit.
	 */
	private static final Set<String> SEQUENCES = Set.of("autoincrement-added");

	static List<String> changes() {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@BeforeAll
	static void oneDatabaseForAll(TestDatabase database) {
		assertThat(database.queryForLong("SELECT 1")).isOne();
	}

	@ParameterizedTest
	@MethodSource("changes")
	void ourMigrationBuildsWhatThatOfPrismaBuilds(String name, TestDatabase database) {
		String before = script(name, "before.prisma");
		DatabaseSchema after = Rebuilt.from(database, script(name, "after.prisma"));
		String migration = new ScriptWriter(null).script(new Differ().compare(Rebuilt.from(database, before), after));
		assertThat(Rebuilt.from(database, before, migration)).as(migration).isEqualTo(after);
		String prisma = Corpus.script(DIRECTORY.resolve(name).resolve("prisma-diff.sql"));
		if (MENDED.contains(name)) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> Rebuilt.from(database, before, prisma));
		}
		else if (SEQUENCES.contains(name)) {
			assertThat(Rebuilt.from(database, before, prisma)).isNotEqualTo(after);
		}
		else {
			assertThat(Rebuilt.from(database, before, prisma)).as("built by Prisma").isEqualTo(after);
		}
	}

	@Test
	void changesAreCompared() {
		assertThat(changes()).hasSizeGreaterThan(40);
	}

	private static String script(String name, String file) {
		Path path = DIRECTORY.resolve(name).resolve(file);
		return PslDdl.render(PrismaSchema.of(file, Corpus.read(path)).physical());
	}

}
