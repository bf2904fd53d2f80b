package com.ofauto.migrations.devtools.psl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An enum and its names in the database.
 *
 * @param declaration the enum in the schema
 * @param schema its schema
 * @param name its name
 * @param values its values
 */
record EnumType(Declaration.Enum declaration, String schema, String name, List<String> values) {

	@Nullable String mapped(String word) {
		for (int i = 0; i < this.values.size(); i++) {
			if (this.declaration.values().get(i).name().text().equals(word)) {
				return this.values.get(i);
			}
		}
		return null;
	}

	List<String> words() {
		return this.declaration.values().stream().map((value) -> value.name().text()).toList();
	}

}
