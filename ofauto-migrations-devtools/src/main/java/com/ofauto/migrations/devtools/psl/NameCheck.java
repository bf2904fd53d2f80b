package com.ofauto.migrations.devtools.psl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that names are valid and unique.
 */
final class NameCheck {

	private static final Set<String> RESERVED = Set.of("PrismaClient", "break", "case", "catch", "class", "const",
			"continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally",
			"for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null",
			"package", "private", "protected", "public", "return", "super", "switch", "this", "throw", "true", "try",
			"typeof", "using", "var", "void", "while", "with", "yield");

	private NameCheck() {
	}

	static boolean isReserved(String name) {
		return RESERVED.contains(name) || Scalar.of(name) != null || name.equals("Unsupported");
	}

	static void check(List<Declaration> declarations) {
		Map<String, Name> types = new HashMap<>();
		for (Declaration declaration : declarations) {
			if (declaration instanceof Declaration.Config) {
				continue;
			}
			Name name = declaration.name();
			form(name);
			if (Scalar.of(name.text()) != null || name.text().equals("Unsupported")) {
				throw name.at().error("\"" + name + "\" is a type of Prisma's own.", "Choose another name.");
			}
			if (RESERVED.contains(name.text())) {
				throw name.at()
					.error("\"" + name + "\" is a reserved word.",
							"Choose another name; @@map(\"" + name + "\") keeps it in the database.");
			}
			unique(types, name, "The name \"" + name + "\"");
			members(declaration);
		}
	}

	private static void members(Declaration declaration) {
		Map<String, Name> names = new HashMap<>();
		if (declaration instanceof Declaration.Model model) {
			for (Declaration.Field field : model.fields()) {
				form(field.name());
				unique(names, field.name(),
						"The field \"" + field.name() + "\" of " + model.kind() + " \"" + model.name() + "\"");
			}
		}
		else if (declaration instanceof Declaration.Enum type) {
			for (Declaration.Value value : type.values()) {
				form(value.name());
				unique(names, value.name(), "The value \"" + value.name() + "\" of enum \"" + type.name() + "\"");
			}
			if (type.values().isEmpty()) {
				throw type.name().at().error("The enum \"" + type.name() + "\" has no values.", "Write one a line.");
			}
		}
	}

	static void unique(Map<String, Name> names, Name name, String what) {
		Name other = names.putIfAbsent(name.text(), name);
		if (other != null) {
			throw name.at().error(what + " stands already at " + other.at() + ".", "Rename or remove one of them.");
		}
	}

	private static void form(Name name) {
		if (!Character.isLetter(name.text().charAt(0))) {
			throw name.at()
				.error("The name \"" + name + "\" does not begin with a letter.",
						"Begin it with one and keep the name in the database with @map or @@map.");
		}
		if (name.text().indexOf('-') >= 0 || name.text().indexOf('.') >= 0) {
			throw name.at()
				.error("The name \"" + name + "\" holds more than letters, digits and underscores.",
						"Write others and keep the name in the database with @map or @@map.");
		}
	}

}
