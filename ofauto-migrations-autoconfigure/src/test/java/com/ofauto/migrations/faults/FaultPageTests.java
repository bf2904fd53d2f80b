package com.ofauto.migrations.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that the suite has written is that of this suite.
 */
class FaultPageTests {

	private static final Path PAGE = Path.of("..", "docs", "faults.md");

	@ParameterizedTest
	@EnumSource
	void thePageHasEachFaultAtEachPoint(FaultPoint point) throws IOException {
		String section = Files.readString(PAGE).split("\n## " + FaultMatrix.heading(point) + "\n")[1].split("\n## ")[0];
		assertThat(section.lines().filter((line) -> line.startsWith("| ")).skip(1)).hasSize(Fault.values().length)
			.allMatch((line) -> line.split("\\|").length == 5);
		for (Fault fault : Fault.values()) {
			assertThat(section).contains("| " + fault.words() + " |");
		}
	}

	@Test
	void thePageHasEachSurrounding() throws IOException {
		String section = Files.readString(PAGE).split("\n## Surroundings\n")[1];
		assertThat(section.lines().filter((line) -> line.startsWith("| ")).skip(1)).hasSize(Surrounding.values().length)
			.allMatch((line) -> line.split("\\|").length == 5);
		for (Surrounding surrounding : Surrounding.values()) {
			assertThat(section).contains("| " + surrounding.words() + " |");
		}
	}

	@Test
	void eachMessageOfARollbackIsCounted() throws IOException {
		String section = Files.readString(PAGE).split("\n## A rollback\n")[1].split("\n## ")[0];
		assertThat(section.lines().filter((line) -> line.startsWith("| ")).skip(1)).hasSize(3).allSatisfy((line) -> {
			String[] cells = line.split(" *\\| *");
			assertThat(IntStream.range(3, 6).map((cell) -> Integer.parseInt(cells[cell])).sum())
				.isEqualTo(Integer.parseInt(cells[2]));
		});
	}

	@Test
	void thePageBeginsAsTheSuiteWritesIt() throws IOException {
		assertThat(Files.readString(PAGE)).startsWith(new FaultMatrix().markdown().split("\n## ")[0]);
	}

}
