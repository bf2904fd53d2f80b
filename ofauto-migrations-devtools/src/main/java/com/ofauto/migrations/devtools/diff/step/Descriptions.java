package com.ofauto.migrations.devtools.diff.step;

import java.util.Locale;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Names objects in messages.
 */
public final class Descriptions {

	private Descriptions() {
	}

	/**
	 * Return the name of an object for a message.
	 * @param id its identity
	 * @return kind and name, such as {@code column client.name}
	 */
	public static String of(ObjectId id) {
		String kind = id.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		String name = id.dottedName();
		return switch (id.kind()) {
			case ROUTINE -> kind + " " + name + "(" + id.part() + ")";
			case COLUMN, DEFAULT -> kind + " " + name + "." + id.part();
			default -> id.part().isEmpty() ? kind + " " + name : kind + " " + id.part() + " of " + name;
		};
	}

}
