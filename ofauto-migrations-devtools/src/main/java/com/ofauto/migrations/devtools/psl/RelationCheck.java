package com.ofauto.migrations.devtools.psl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.psl.Model.RelationField;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;

/**
 * Checks relations.
 */
final class RelationCheck {

	private static final Set<String> EMULATED = Set.of("Restrict", "SetNull", "Cascade");

	private final Map<String, Model> models;

	private final Configuration configuration;

	RelationCheck(Map<String, Model> models, Configuration configuration) {
		this.models = models;
		this.configuration = configuration;
	}

	void check(Relation relation) {
		if (relation instanceof Relation.Keyed keyed) {
			ignored(keyed.forward());
			ignored(keyed.back());
			sides(keyed);
			KeyCheck.check(keyed, target(keyed.back()), target(keyed.forward()));
			actions(keyed.forward());
		}
		else if (relation instanceof Relation.ManyToMany many) {
			ignored(many.first());
			ignored(many.second());
			manyToMany(many.first());
			manyToMany(many.second());
		}
	}

	private Model target(RelationField field) {
		return Objects.requireNonNull(this.models.get(field.target()));
	}

	private void ignored(RelationField field) {
		Model model = Objects.requireNonNull(this.models.get(field.model().text()));
		if (target(field).ignored() && !field.ignored() && !model.ignored()) {
			throw field.at()
				.error("The relation field \"" + field.name() + "\" points at the ignored model \"" + field.target()
						+ "\".", "Add @ignore to the field.");
		}
	}

	private static void sides(Relation.Keyed relation) {
		RelationField forward = relation.forward();
		RelationField back = relation.back();
		String key = "@relation(fields: […], references: […])";
		if (relation.oneToOne() && forward.hasKey() && back.hasKey()) {
			throw back.at()
				.error("The relation fields " + forward + " and " + back + " both hold a key.",
						"Keep \"fields\" and \"references\" on one side.");
		}
		if (back.hasKey()) {
			throw back.at()
				.error("The relation field " + back + " cannot hold the key.",
						"Write \"fields\" and \"references\" at " + forward + ".");
		}
		if (back.onDelete() != null || back.onUpdate() != null) {
			throw back.at()
				.error("The relation field " + back + " does not hold the key.",
						"Write \"onDelete\" and \"onUpdate\" at " + forward + ".");
		}
		if (forward.fields() == null || forward.fields().isEmpty()) {
			throw forward.at()
				.error("The relation field " + forward + " does not say which fields hold the key.",
						"Write: " + key + (relation.oneToOne() ? " there or at " + back : ""));
		}
		if (forward.references() == null || forward.references().isEmpty()) {
			throw forward.at()
				.error("The relation field " + forward + " does not say which fields it refers to.", "Write: " + key);
		}
		if (relation.oneToOne() && back.required()) {
			throw back.at()
				.error("Both sides of the relation between " + forward + " and " + back + " are required.",
						"Write " + back.target() + "? at " + back + ": the side without the key is optional.");
		}
	}

	private void actions(RelationField field) {
		for (Name action : Arrays.asList(field.onDelete(), field.onUpdate())) {
			if (action == null || this.configuration.foreignKeys()) {
				continue;
			}
			if (!EMULATED.contains(action.text())) {
				throw action.at()
					.error("The action " + action + " needs foreign keys, and the relation mode is \"prisma\".",
							Suggestion.oneOf(EMULATED.stream().sorted().toList(), ""));
			}
			List<ScalarField> fields = Objects.requireNonNull(field.fields());
			if (action.text().equals("SetNull") && fields.stream().anyMatch(ScalarField::required)) {
				throw action.at()
					.error("The action SetNull needs optional fields, and \""
							+ fields.stream().filter(ScalarField::required).findFirst().orElseThrow().name()
							+ "\" is required.");
			}
		}
	}

	private void manyToMany(RelationField field) {
		Model target = target(field);
		if (field.hasKey()) {
			throw field.at()
				.error("The relation field " + field + " is one of many to many and holds no key.",
						"Remove \"fields\" and \"references\", or write a model for the table between.");
		}
		if (field.onDelete() != null || field.onUpdate() != null) {
			throw field.at()
				.error("The relation field " + field + " is one of many to many: its table is Prisma's own.",
						"Remove \"onDelete\" and \"onUpdate\", or write a model for the table between.");
		}
		if (target.key() == null || target.key().fields().size() != 1) {
			throw field.at()
				.error("The relation field " + field + " is one of many to many, and \"" + target.name()
						+ "\" has no single @id.", "Add one, or write a model for the table between.");
		}
	}

}
