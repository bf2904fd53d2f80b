package com.ofauto.migrations.devtools.diff;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;

/**
 * Recognises a type that only changes its schema because its extension moves.
 */
final class MovedType {

	private MovedType() {
	}

	static boolean isMoved(String type, String other, DatabaseSchema from, DatabaseSchema to) {
		return from.all(Extension.class)
			.stream()
			.anyMatch((extension) -> to.find(extension.id())
				.map(Extension.class::cast)
				.filter((moved) -> !moved.schema().equals(extension.schema()))
				.filter((moved) -> bare(type, extension).equals(bare(other, moved)))
				.isPresent());
	}

	private static String bare(String type, Extension extension) {
		String schema = extension.schema() + ".";
		return type.startsWith(schema) ? type.substring(schema.length()) : type;
	}

}
