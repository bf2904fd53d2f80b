package com.ofauto.migrations.devtools.diff;

import java.util.Locale;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * What messages call an object.
 */
final class Descriptions {

	private Descriptions() {
	}

	static String of(ObjectId id) {
		String kind = id.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		String name = id.dottedName();
		return switch (id.kind()) {
			case ROUTINE -> kind + " " + name + "(" + id.part() + ")";
			case COLUMN, DEFAULT -> kind + " " + name + "." + id.part();
			default -> id.part().isEmpty() ? kind + " " + name : kind + " " + id.part() + " of " + name;
		};
	}

}
