package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.psl.Model.RelationField;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import com.ofauto.migrations.devtools.psl.NativeType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of a key and the fields that it references.
 */
final class KeyCheck {

	private KeyCheck() {
	}

	/**
	 * Find the fields that the key references.
	 */
	static List<ScalarField> references(RelationField field, Model target) {
		List<ScalarField> references = new ArrayList<>();
		for (Name name : Objects.requireNonNull(field.references())) {
			references.add(FieldFinder.find(target.declaration(), target.scalars(), name));
		}
		return references;
	}

	static void check(Relation.Keyed relation, Model model, Model target) {
		RelationField field = relation.forward();
		List<ScalarField> fields = Objects.requireNonNull(field.fields());
		List<ScalarField> references = references(field, target);
		if (fields.size() != references.size()) {
			throw field.at()
				.error("The relation field " + field + " has " + fields.size() + " in \"fields\" and "
						+ references.size() + " in \"references\".", "Name as many on both sides.");
		}
		unique(field, target, references);
		types(field, target, fields, references);
		if (field.required() && fields.stream().anyMatch(ScalarField::optional)) {
			throw field.at()
				.error("The relation field " + field + " is required, and its key \""
						+ fields.stream().filter(ScalarField::optional).findFirst().orElseThrow().name()
						+ "\" is optional.", "Write " + field.target() + "? or make the key required.");
		}
		if (relation.oneToOne()) {
			oneToOne(relation, model, fields);
		}
	}

	private static void unique(RelationField field, Model target, List<ScalarField> references) {
		Set<String> names = new HashSet<>(references.stream().map(ScalarField::name).toList());
		if (target.referable().stream().noneMatch((unique) -> names.equals(new HashSet<>(unique)))) {
			String list = String.join(", ", references.stream().map(ScalarField::name).toList());
			throw field.at()
				.error("The relation field " + field + " refers to " + target.name() + "." + list
						+ ", which is not unique.",
						(references.size() == 1) ? "Add @unique to \"" + list + "\" in model \"" + target.name() + "\"."
								: "Add @@unique([" + list + "]) to model \"" + target.name() + "\".");
		}
	}

	private static void types(RelationField field, Model target, List<ScalarField> fields,
			List<ScalarField> references) {
		for (int i = 0; i < fields.size(); i++) {
			ScalarField from = fields.get(i);
			ScalarField to = references.get(i);
			if (from.list() || !from.type().toString().equals(to.type().toString())) {
				throw field.at()
					.error("The field \"" + from.name() + "\" is of type " + from.type() + (from.list() ? "[]" : "")
							+ ", and " + target.name() + "." + to.name() + ", which it refers to, of type " + to.type()
							+ ".", "Write the same type.");
			}
			nativeTypes(field, from, target.name() + "." + to.name(), to);
		}
	}

	private static void nativeTypes(RelationField field, ScalarField from, String name, ScalarField to) {
		if (from.type() instanceof FieldType.Builtin first && to.type() instanceof FieldType.Builtin second
				&& first.kind() != second.kind() && (isIncomparable(first.kind()) || isIncomparable(second.kind()))) {
			throw field.at()
				.error("The field \"" + from.name() + "\" is a column of type " + first.column() + ", and " + name
						+ ", which it refers to, of type " + second.column() + ": PostgreSQL cannot compare them.",
						"Write the same native type.");
		}
	}

	private static boolean isIncomparable(@Nullable Kind kind) {
		return kind == Kind.UUID || kind == Kind.INET;
	}

	private static void oneToOne(Relation.Keyed relation, Model model, List<ScalarField> fields) {
		Set<String> names = new HashSet<>(fields.stream().map(ScalarField::name).toList());
		if (model.uniques().stream().noneMatch((unique) -> names.equals(new HashSet<>(unique)))) {
			String list = String.join(", ", fields.stream().map(ScalarField::name).toList());
			throw relation.forward()
				.at()
				.error("The relation between " + relation.forward() + " and " + relation.back()
						+ " is one to one, and its key is not unique.",
						((fields.size() == 1) ? "Add @unique to \"" + list + "\"" : "Add @@unique([" + list + "])")
								+ ", or write " + relation.back().target() + "[] at " + relation.back() + ".");
		}
	}

}
