package com.ofauto.migrations.devtools.psl;

import java.util.List;

import com.ofauto.migrations.devtools.psl.Model.ScalarField;

/**
 * Finds the column for a name in an attribute.
 */
final class FieldFinder {

	private FieldFinder() {
	}

	static ScalarField find(Declaration.Model model, List<ScalarField> scalars, Name name) {
		for (ScalarField field : scalars) {
			if (field.name().equals(name.text())) {
				return field;
			}
		}
		List<String> known = scalars.stream().map(ScalarField::name).toList();
		boolean relation = model.fields().stream().anyMatch((field) -> field.name().text().equals(name.text()));
		throw name.at()
			.error(relation
					? "The field \"" + name + "\" of " + model.kind() + " \"" + model.name()
							+ "\" is a relation and no column."
					: "The " + model.kind() + " \"" + model.name() + "\" has no field \"" + name + "\".",
					Suggestion.of(name.text(), known, ""));
	}

}
