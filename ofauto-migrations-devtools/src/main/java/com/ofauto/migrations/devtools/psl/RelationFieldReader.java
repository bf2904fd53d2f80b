package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.psl.Model.RelationField;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @relation}.
 */
final class RelationFieldReader {

	static final List<String> ACTIONS = List.of("Cascade", "Restrict", "NoAction", "SetNull", "SetDefault");

	private static final List<String> ATTRIBUTES = List.of("relation", "ignore");

	private static final List<String> SCALAR_ONLY = List.of("id", "unique", "default", "map", "updatedAt");

	private final Declaration.Model model;

	private final List<ScalarField> scalars;

	RelationFieldReader(Declaration.Model model, List<ScalarField> scalars) {
		this.model = model;
		this.scalars = scalars;
	}

	RelationField read(Declaration.Field field) {
		for (Attribute attribute : field.attributes()) {
			if (SCALAR_ONLY.contains(attribute.name().text()) || attribute.name().text().contains(".")) {
				throw attribute.at()
					.error("The field \"" + field.name() + "\" is a relation and no column: it cannot have " + attribute
							+ ".", "Write it at the field that holds the key.");
			}
		}
		Attributes attributes = Attributes.of(field.attributes(), ATTRIBUTES);
		boolean ignored = attributes.has("ignore");
		Attribute relation = attributes.find("relation");
		if (relation == null) {
			return new RelationField(this.model.name(), field, null, null, null, null, null, null, ignored);
		}
		Arguments arguments = Arguments.of(relation, "name", "fields", "references", "onDelete", "onUpdate", "map");
		String name = arguments.text("name");
		return new RelationField(this.model.name(), field,
				(name != null) ? new Name(name, arguments.require("name").at()) : null,
				fields(arguments.fields("fields")), unique(arguments.fields("references")),
				arguments.word("onDelete", ACTIONS), arguments.word("onUpdate", ACTIONS), arguments.map(), ignored);
	}

	private @Nullable List<ScalarField> fields(@Nullable List<Name> names) {
		if (names == null) {
			return null;
		}
		List<ScalarField> fields = new ArrayList<>();
		unique(names);
		for (Name name : names) {
			fields.add(FieldFinder.find(this.model, this.scalars, name));
		}
		return fields;
	}

	private static @Nullable List<Name> unique(@Nullable List<Name> names) {
		List<String> seen = new ArrayList<>();
		for (Name name : (names != null) ? names : List.<Name>of()) {
			if (seen.contains(name.text())) {
				throw name.at().error("The field \"" + name + "\" stands twice in the list.", "Remove one of them.");
			}
			seen.add(name.text());
		}
		return names;
	}

}
