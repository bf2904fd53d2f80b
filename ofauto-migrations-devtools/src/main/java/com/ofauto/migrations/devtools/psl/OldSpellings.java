package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;

/**
 * Spellings that Prisma accepted once, or has replaced. They are read as before, and
 * reported.
 */
final class OldSpellings {

	/** The relation mode until Prisma 4.5. */
	static final String INTEGRITY = "referentialIntegrity";

	private final List<String> warnings = new ArrayList<>();

	private OldSpellings() {
	}

	static List<String> in(List<Declaration> declarations) {
		OldSpellings spellings = new OldSpellings();
		for (Declaration declaration : declarations) {
			if (declaration instanceof Declaration.Config config && config.datasource()) {
				config.properties().forEach(spellings::property);
			}
			else if (declaration instanceof Declaration.Model model && model.view()) {
				spellings.view(model);
			}
		}
		return List.copyOf(spellings.warnings);
	}

	private void property(Declaration.Property property) {
		if (property.name().text().equals(INTEGRITY)) {
			this.warnings.add(property.name().at() + ": \"" + INTEGRITY
					+ "\" is the old name of \"relationMode\". Write: relationMode = " + property.value());
		}
	}

	/**
	 * A view has no DDL, so its attributes do not matter.
	 */
	private void view(Declaration.Model view) {
		for (Declaration.Field field : view.fields()) {
			field.attributes()
				.stream()
				.filter((attribute) -> attribute.is("id"))
				.forEach(
						(attribute) -> warn(attribute, "primary key", "Write @unique where a field identifies a row."));
		}
		for (Attribute attribute : view.attributes()) {
			if (attribute.is("id")) {
				warn(attribute, "primary key", "Write @@unique where fields identify a row.");
			}
			else if (attribute.is("index")) {
				warn(attribute, "indexes", "Remove it.");
			}
		}
	}

	private void warn(Attribute attribute, String what, String remedy) {
		this.warnings
			.add(attribute.at() + ": A view has no " + what + ", and " + attribute + " says nothing. " + remedy);
	}

}
