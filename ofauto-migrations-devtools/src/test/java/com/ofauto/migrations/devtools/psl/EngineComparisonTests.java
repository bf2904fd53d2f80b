package com.ofauto.migrations.devtools.psl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prisma's own engine writes for a schema, recorded beside it, and what we write.
 */
class EngineComparisonTests {

	private static final Path DIRECTORY = Path.of("src/test/resources/psl");

	static List<String> schemas() throws IOException {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".prisma"))
				.map((name) -> name.replace(".prisma", ""))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void theScriptIsTheOneThatPrismaWrites(String name) throws IOException {
		PhysicalSchema schema = PrismaSchema.read(DIRECTORY.resolve(name + ".prisma")).physical();
		assertThat(PslDdl.render(schema)).isEqualTo(Files.readString(DIRECTORY.resolve(name + ".sql")));
	}

	@Test
	void schemasAreCompared() throws IOException {
		assertThat(schemas()).hasSizeGreaterThan(20);
	}

}
