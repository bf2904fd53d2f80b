package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The parts of the page of the documentation that the suite writes, each by a test class.
 */
public enum FaultPage {

	MATRIX, ROLLBACK, SURROUNDINGS;

	private static final Path TARGET = Path.of("target");

	private static final Path PAGE = TARGET.resolve("fault-matrix.md");

	/**
	 * Writes this part, and the page from all the parts that there are.
	 */
	public void write(String markdown) {
		try {
			Files.writeString(file(), markdown);
			StringBuilder page = new StringBuilder();
			for (FaultPage part : values()) {
				if (Files.exists(part.file())) {
					page.append(page.isEmpty() ? "" : "\n").append(Files.readString(part.file()));
				}
			}
			Files.writeString(PAGE, page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file() {
		return TARGET.resolve("fault-matrix-" + (ordinal() + 1) + ".md");
	}

}
