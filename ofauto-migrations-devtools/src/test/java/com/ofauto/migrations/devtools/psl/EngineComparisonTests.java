package com.ofauto.migrations.devtools.psl;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Prisma's own engine writes for a schema, recorded beside it, and what we write:
 * the same, word for word, and so the same database.
 */
@ExtendWith(PostgresExtension.class)
class EngineComparisonTests {

	/**
	 * Where Prisma repeats an order that goes without saying, or does not repeat brackets
	 * around a predicate.
	 */
	static final Set<String> IN_OTHER_WORDS = Set.of("index-btree", "index-partial-raw");

	/**
	 * Where Prisma's script cannot run: it does not double quotes in names, and does not
	 * create a schema that only extensions live in.
	 */
	static final Set<String> MENDED = Set.of("names-with-quotes", "extensions-and-schemas");

	static List<String> schemas() {
		return Corpus.names()
			.stream()
			.filter((name) -> !IN_OTHER_WORDS.contains(name) && !MENDED.contains(name))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void theScriptIsTheOneThatPrismaWrites(String name) {
		assertThat(PslDdl.render(Corpus.physical(name))).isEqualTo(Corpus.prismaScript(name));
	}

	@ParameterizedTest
	@FieldSource("IN_OTHER_WORDS")
	void inOtherWordsItBuildsTheDatabaseThatPrismaBuilds(String name, TestDatabase database) {
		String script = PslDdl.render(Corpus.physical(name));
		assertThat(script).isNotEqualTo(Corpus.prismaScript(name));
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			assertThat(build(database, script)).isEqualTo(build(other, Corpus.prismaScript(name)));
		}
	}

	@ParameterizedTest
	@FieldSource("MENDED")
	void whereThatOfPrismaCannotRunOursDoes(String name, TestDatabase database) {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> database.execute(Corpus.prismaScript(name)));
		assertThat(build(database, PslDdl.render(Corpus.physical(name))).objects()).isNotEmpty();
	}

	@Test
	void schemasAreCompared() {
		assertThat(schemas()).hasSizeGreaterThan(135);
	}

	private static DatabaseSchema build(TestDatabase database, String script) {
		database.execute(script);
		return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
	}

}
