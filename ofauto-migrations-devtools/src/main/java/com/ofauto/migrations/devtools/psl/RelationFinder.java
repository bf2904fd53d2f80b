package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.psl.Model.RelationField;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the fields of relations.
 */
final class RelationFinder {

	private final Map<String, Model> models;

	RelationFinder(Map<String, Model> models) {
		this.models = models;
	}

	List<Relation> find() {
		List<Relation> relations = new ArrayList<>();
		for (Model model : this.models.values()) {
			model.relations().forEach((field) -> checkAmbiguity(model, field));
		}
		for (Model model : this.models.values()) {
			for (RelationField field : model.relations()) {
				Relation relation = relation(field, opposite(field));
				if (relation != null) {
					relations.add(relation);
				}
			}
		}
		return relations;
	}

	private void checkAmbiguity(Model model, RelationField field) {
		List<RelationField> same = model.relations()
			.stream()
			.filter((other) -> other.target().equals(field.target())
					&& Objects.equals(other.relationName(), field.relationName()))
			.toList();
		boolean self = field.target().equals(model.name().text());
		int allowed = (self && field.relation() != null) ? 2 : 1;
		if (same.size() <= allowed) {
			return;
		}
		String fields = same.stream().map((other) -> "\"" + other.name() + "\"").collect(Collectors.joining(", "));
		throw field.at()
			.error("The fields " + fields + " of model \"" + model.name() + "\" point at \"" + field.target()
					+ "\", and it is not clear which belongs to which field on the other side.",
					(self && field.relation() == null)
							? "Give both sides of each relation the same name: @relation(\"name\")."
							: "Give each relation a name of its own, on both sides: @relation(\"name\").");
	}

	private RelationField opposite(RelationField field) {
		Model target = Objects.requireNonNull(this.models.get(field.target()));
		String model = field.model().text();
		return target.relations()
			.stream()
			.filter((other) -> other.target().equals(model) && other != field
					&& Objects.equals(other.relationName(), field.relationName()))
			.findFirst()
			.orElseThrow(() -> missing(field, target));
	}

	private PslException missing(RelationField field, Model target) {
		boolean self = field.target().equals(field.model().text());
		String name = (field.relationName() == null && self) ? "name" : field.relationName();
		boolean key = field.hasKey();
		String type = key ? field.model() + "[]" : field.list() ? field.model() + "?" : field.model() + "[]";
		return field.at()
			.error("The relation field \"" + field.name() + "\" has no opposite field in " + target.declaration().kind()
					+ " \"" + target.name() + "\".",
					((self && field.relation() == null) ? "Add one and give both the same name, such as: "
							: "Add one there, such as: ") + lowerFirst(field.model().text()) + " " + type
							+ ((name != null) ? " @relation(\"" + name + "\")" : ""));
	}

	/**
	 * Return the relation if the field is the one of the two that defines it.
	 */
	private @Nullable Relation relation(RelationField field, RelationField opposite) {
		if (field.list()) {
			boolean first = opposite.list() && order(field).compareTo(order(opposite)) < 0;
			return first ? new Relation.ManyToMany(field, opposite) : null;
		}
		if (opposite.list()) {
			return new Relation.Keyed(field, opposite);
		}
		if (field.required() != opposite.required()) {
			return field.required() ? new Relation.Keyed(field, opposite) : null;
		}
		if ((field.fields() != null) != (opposite.fields() != null)) {
			return (field.fields() != null) ? new Relation.Keyed(field, opposite) : null;
		}
		return (order(field).compareTo(order(opposite)) < 0) ? new Relation.Keyed(field, opposite) : null;
	}

	private static String order(RelationField field) {
		return field.model() + "\0" + field.name();
	}

	private static String lowerFirst(String text) {
		return Character.toLowerCase(text.charAt(0)) + text.substring(1);
	}

}
