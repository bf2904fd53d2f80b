package com.ofauto.migrations.devtools.psl;

import java.util.List;

/**
 * Reads the attributes of enums.
 */
final class EnumReader {

	private EnumReader() {
	}

	static EnumType read(Declaration.Enum declaration, Configuration configuration) {
		List<String> values = declaration.values()
			.stream()
			.map((value) -> value(Attributes.of(value.attributes(), List.of("map")), value.name().text()))
			.toList();
		Attributes attributes = Attributes.of(declaration.attributes(), List.of("map", "schema"));
		String schema = configuration.schema(declaration.name(), "enum", attributes.find("schema"));
		for (int i = 0; i < values.size(); i++) {
			if (values.indexOf(values.get(i)) < i) {
				throw declaration.values()
					.get(i)
					.name()
					.at()
					.error("Two values of the enum \"" + declaration.name() + "\" are \"" + values.get(i)
							+ "\" in the database.", "Change the @map of one of them.");
			}
		}
		return new EnumType(declaration, schema, attributes.mapped(declaration.name().text()), values);
	}

	/**
	 * An enum value may be empty, unlike any other name in the database.
	 */
	private static String value(Attributes attributes, String name) {
		Attribute map = attributes.find("map");
		boolean empty = map != null && Arguments.of(map, "name").find("name") instanceof Expression.Text text
				&& text.value().isEmpty();
		return empty ? "" : attributes.mapped(name);
	}

}
