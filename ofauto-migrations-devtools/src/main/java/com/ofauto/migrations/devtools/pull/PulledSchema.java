package com.ofauto.migrations.devtools.pull;

import java.util.List;

/**
 * A database as a schema.
 *
 * @param text the whole of {@code schema.prisma}
 * @param warnings a sentence for each part of the database that the language cannot
 * express
 */
public record PulledSchema(String text, List<String> warnings) {

	public PulledSchema {
		warnings = List.copyOf(warnings);
	}

}
