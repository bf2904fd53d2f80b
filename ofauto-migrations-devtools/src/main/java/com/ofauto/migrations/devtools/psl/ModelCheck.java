package com.ofauto.migrations.devtools.psl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.psl.Model.Index;
import com.ofauto.migrations.devtools.psl.Model.IndexField;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import com.ofauto.migrations.devtools.psl.NativeType.Kind;

/**
 * Checks a model as a whole.
 */
final class ModelCheck {

	private ModelCheck() {
	}

	static void check(Model model) {
		if (model.key() != null && !model.ignored() && !model.view()) {
			requireColumns(model.key());
		}
		model.indexes().forEach(ModelCheck::refuseXml);
		if (model.key() != null) {
			refuseXml(model.key());
		}
		clientNames(model);
		if (!model.view() && !model.ignored()) {
			uniqueCriterion(model);
		}
	}

	private static void requireColumns(Index key) {
		for (IndexField field : key.fields()) {
			if (!field.field().required()) {
				throw field.at()
					.error("The field \"" + field.field().name() + "\" of the primary key is "
							+ (field.field().list() ? "a list." : "optional."), "Make it required.");
			}
		}
	}

	private static void refuseXml(Index index) {
		for (IndexField field : index.fields()) {
			if (field.field().type() instanceof FieldType.Builtin type && type.kind() == Kind.XML) {
				throw field.at()
					.error("PostgreSQL cannot index the field \"" + field.field().name() + "\" of type Xml.");
			}
		}
	}

	private static void clientNames(Model model) {
		Map<String, Name> names = new HashMap<>();
		model.declaration().fields().forEach((field) -> names.put(field.name().text(), field.name()));
		if (model.key() != null) {
			clientName(names, model.key());
		}
		model.indexes().stream().filter(Index::unique).forEach((index) -> clientName(names, index));
	}

	private static void clientName(Map<String, Name> names, Index index) {
		Name given = index.clientName();
		if (given == null && index.fields().size() < 2) {
			return;
		}
		Name name = (given != null) ? given : new Name(String.join("_", index.names()), index.at());
		Name other = names.get(name.text());
		if (other != null && (given != null || index.fields().size() > 1)) {
			throw name.at()
				.error("The client would call the index \"" + name + "\", and that stands already at " + other.at()
						+ ".", "Write another: name: \"…\"");
		}
		if (given != null) {
			names.put(given.text(), given);
		}
	}

	private static void uniqueCriterion(Model model) {
		boolean there = model.uniques()
			.stream()
			.anyMatch((fields) -> fields.stream().allMatch((field) -> identifies(model, field)));
		if (there) {
			return;
		}
		String loose = model.uniques()
			.stream()
			.map((fields) -> String.join(" with ", fields))
			.collect(Collectors.joining(", "));
		throw model.name()
			.at()
			.error("The model \"" + model.name() + "\" has nothing that identifies a row."
					+ (loose.isEmpty() ? ""
							: " Not enough, as not all is required and of a known type: " + loose + "."),
					"Mark a required field with @id or @unique, or several with @@id([…]) or @@unique([…]).");
	}

	private static boolean identifies(Model model, String name) {
		List<ScalarField> fields = model.scalars().stream().filter((field) -> field.name().equals(name)).toList();
		return fields.stream().allMatch((field) -> field.required() && !(field.type() instanceof FieldType.Verbatim));
	}

}
