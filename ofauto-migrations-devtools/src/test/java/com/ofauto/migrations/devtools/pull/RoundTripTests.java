package com.ofauto.migrations.devtools.pull;

import java.util.List;

import com.ofauto.migrations.devtools.psl.Corpus;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.PslDdl;
import com.ofauto.migrations.devtools.psl.Rebuilt;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that a Prisma schema builds, pulled and built again, is the same database.
 */
@ExtendWith(PostgresExtension.class)
class RoundTripTests {

	static List<String> schemas() {
		return Corpus.names().stream().filter((name) -> Corpus.prelude(name) != null).toList();
	}

	@BeforeAll
	static void oneDatabaseForAll(TestDatabase database) {
		assertThat(database.queryForLong("SELECT 1")).isOne();
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void whatIsPulledBuildsWhatWasThere(String name, TestDatabase database) {
		String prelude = String.valueOf(Corpus.prelude(name));
		DatabaseSchema there = Rebuilt.from(database, prelude, PslDdl.render(Corpus.physical(name)));
		PulledSchema pulled = new PrismaSchemaWriter(null).write(there, Corpus.text(name));
		String script = PslDdl.render(PrismaSchema.of("pulled.prisma", pulled.text()).physical());
		assertThat(Rebuilt.from(database, prelude, script)).as(pulled.text()).isEqualTo(there);
		assertThat(pulled.text()).doesNotContain("Not written here");
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void withoutASchemaBeforeItsHeadIsWrittenToo(String name, TestDatabase database) {
		String prelude = String.valueOf(Corpus.prelude(name));
		DatabaseSchema there = Rebuilt.from(database, prelude, PslDdl.render(Corpus.physical(name)));
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

}
