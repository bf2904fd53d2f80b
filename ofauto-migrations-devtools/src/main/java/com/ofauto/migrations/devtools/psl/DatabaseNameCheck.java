package com.ofauto.migrations.devtools.psl;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.ofauto.migrations.devtools.psl.Model.Index;
import org.jspecify.annotations.Nullable;

/**
 * Checks that names are unique in the database.
 */
final class DatabaseNameCheck {

	private final Map<String, Name> relations = new HashMap<>();

	private final Map<String, Name> constraints = new HashMap<>();

	private DatabaseNameCheck() {
	}

	static void check(Collection<Model> models, List<EnumType> enums, List<Relation> relations) {
		DatabaseNameCheck check = new DatabaseNameCheck();
		enums.forEach((type) -> check.relation(type.schema(), type.name(), type.declaration().name()));
		models.forEach((model) -> check.relation(model.schema(), model.table(), model.name()));
		models.forEach(check::indexes);
		Map<String, Model> byName = new HashMap<>();
		models.forEach((model) -> byName.put(model.name().text(), model));
		for (Relation relation : relations) {
			if (relation instanceof Relation.Keyed keyed) {
				Model model = Objects.requireNonNull(byName.get(keyed.forward().model().text()));
				String name = Lowering.foreignKeyName(keyed, model);
				check.constraint(model, name, keyed.forward().at());
			}
		}
	}

	private void relation(String schema, String name, Name owner) {
		Name other = this.relations.putIfAbsent(schema + "." + name, owner);
		if (other != null) {
			throw owner.at()
				.error("\"" + other + "\" and \"" + owner + "\" are both \"" + name + "\" in the database.",
						"Change the @@map of one of them.");
		}
	}

	private void indexes(Model model) {
		Index key = model.key();
		if (key != null) {
			index(model, key);
			constraint(model, Lowering.name(model, key), key.at());
		}
		for (Index index : model.indexes()) {
			index(model, index);
			constraint(model, Lowering.name(model, index), index.at());
		}
	}

	private void index(Model model, Index index) {
		String name = Lowering.name(model, index);
		refuse(this.relations.putIfAbsent(model.schema() + "." + name, new Name(name, index.at())), name, index.at());
	}

	private void constraint(Model model, String name, Position at) {
		refuse(this.constraints.putIfAbsent(model.name() + "." + name, new Name(name, at)), name, at);
	}

	private static void refuse(@Nullable Name other, String name, Position at) {
		if (other != null) {
			throw at.error("The name \"" + name + "\" is taken in the database, by what stands at " + other.at() + ".",
					"Give another: map: \"…\"");
		}
	}

}
