package com.ofauto.migrations.devtools.pull;

import java.util.List;

/**
 * A database as a schema.
 *
 * @param text the whole of {@code schema.prisma}
 * @param warnings what of the database the language cannot say, a sentence each
 */
public record PulledSchema(String text, List<String> warnings) {

	public PulledSchema {
		warnings = List.copyOf(warnings);
	}

}
