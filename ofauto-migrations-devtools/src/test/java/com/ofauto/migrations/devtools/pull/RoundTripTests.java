package com.ofauto.migrations.devtools.pull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.psl.Corpus;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.PslDdl;
import com.ofauto.migrations.devtools.psl.Rebuilt;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that a Prisma schema builds, pulled and built again, is the same database.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RoundTripTests {

	/**
	 * What each schema builds: it is read once.
	 */
	private final Map<String, DatabaseSchema> built = new HashMap<>();

	List<String> schemas() {
		return Corpus.names().stream().filter((name) -> Corpus.prelude(name) != null).toList();
	}

	@BeforeAll
	void oneDatabaseForAll(TestDatabase database) {
		assertThat(database.queryForLong("SELECT 1")).isOne();
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void whatIsPulledBuildsWhatWasThere(String name, TestDatabase database) {
		DatabaseSchema there = built(name, database);
		PulledSchema pulled = new PrismaSchemaWriter(null).write(there, Corpus.text(name));
		String script = PslDdl.render(PrismaSchema.of("pulled.prisma", pulled.text()).physical());
		assertThat(Rebuilt.from(database, prelude(name), script)).as(pulled.text()).isEqualTo(there);
		assertThat(pulled.text()).doesNotContain("Not written here");
	}

	@ParameterizedTest
	@MethodSource("schemas")
	@Tag("faults")
	void withoutASchemaBeforeItsHeadIsWrittenToo(String name, TestDatabase database) {
		DatabaseSchema there = built(name, database);
		PulledSchema pulled = new PrismaSchemaWriter(null).write(there, null);
		String script = PslDdl.render(PrismaSchema.of("pulled.prisma", pulled.text()).physical());
		assertThat(Rebuilt.withoutVersions(Rebuilt.from(database, script))).as(pulled.text())
			.isEqualTo(Rebuilt.withoutVersions(there));
		assertThat(new PrismaSchemaWriter(null).write(there, pulled.text())).isEqualTo(pulled);
	}

	@Test
	void theEmptyValueOfAnEnumIsReadAsItIsWritten(TestDatabase database) {
		DatabaseSchema there = Rebuilt.from(database, "CREATE TYPE status AS ENUM ('ok', '');"
				+ " CREATE TABLE orders (id int PRIMARY KEY, status status NOT NULL DEFAULT '')");
		PulledSchema pulled = new PrismaSchemaWriter(null).write(there, null);
		String script = PslDdl.render(PrismaSchema.of("pulled.prisma", pulled.text()).physical());
		assertThat(Rebuilt.from(database, script)).as(pulled.text()).isEqualTo(there);
	}

	private DatabaseSchema built(String name, TestDatabase database) {
		return this.built.computeIfAbsent(name,
				(key) -> Rebuilt.from(database, prelude(name), PslDdl.render(Corpus.physical(name))));
	}

	private static String prelude(String name) {
		return String.valueOf(Corpus.prelude(name));
	}

}
