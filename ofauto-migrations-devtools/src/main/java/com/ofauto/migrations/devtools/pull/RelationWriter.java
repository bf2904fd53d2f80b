package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ForeignKey.Action;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes foreign keys and the tables of many-to-many relations as fields of both models,
 * named as Prisma's own {@code db pull} names them.
 */
final class RelationWriter {

	private static final Pattern PLAIN = Pattern
		.compile(".* REFERENCES .*\\)( ON UPDATE [A-Z ]+)?( ON DELETE [A-Z ]+)?", Pattern.DOTALL);

	private final Map<ObjectId, PulledModel> models;

	private final List<JoinTable> joinTables;

	private final boolean foreignKeys;

	private final UniqueNames names;

	private final Map<String, Integer> counts = new HashMap<>();

	private final Identifiers relationNames = new Identifiers();

	RelationWriter(Map<ObjectId, PulledModel> models, List<JoinTable> joinTables, UniqueNames names,
			boolean foreignKeys) {
		this.models = models;
		this.joinTables = joinTables;
		this.names = names;
		this.foreignKeys = foreignKeys;
	}

	void write() {
		List<Keyed> keyed = new ArrayList<>();
		this.models.values().forEach((model) -> keyed.addAll(keyed(model)));
		keyed.forEach((relation) -> count(relation.from().name(), relation.to().name()));
		this.joinTables.forEach((table) -> count(this.names.name(table.first()), this.names.name(table.second())));
		List<Runnable> backs = new ArrayList<>();
		keyed.forEach((relation) -> backs.add(forward(relation)));
		backs.forEach(Runnable::run);
		this.joinTables.forEach(this::manyToMany);
	}

	private List<Keyed> keyed(PulledModel model) {
		List<Keyed> relations = new ArrayList<>();
		for (Constraint constraint : model.parts().foreignKeys()) {
			ForeignKey key = Objects.requireNonNull(constraint.foreignKey());
			PulledModel target = this.models.get(key.table());
			if (target == null || !canRefer(model, constraint, target, key)) {
				model.parts().beyond("foreign key \"" + constraint.id().part() + "\"");
				continue;
			}
			if (!PLAIN.matcher(constraint.definition()).matches()) {
				model.parts().beyond("form of the foreign key \"" + constraint.id().part() + "\"");
			}
			relations.add(new Keyed(model, constraint, key, target));
		}
		return relations;
	}

	private static boolean canRefer(PulledModel model, Constraint constraint, PulledModel target, ForeignKey key) {
		boolean types = true;
		for (int i = 0; i < key.columns().size(); i++) {
			types &= model.type(constraint.columns().get(i)).refersTo(target.type(key.columns().get(i)));
		}
		return types && target.isKey(key.columns());
	}

	private void count(String first, String second) {
		this.counts.merge(pair(first, second), 1, Integer::sum);
	}

	private boolean isAmbiguous(String first, String second) {
		return this.counts.getOrDefault(pair(first, second), 0) > 1;
	}

	private static String pair(String first, String second) {
		return (first.compareTo(second) < 0) ? first + " " + second : second + " " + first;
	}

	/**
	 * Write the field with the key.
	 * @return writes the field on the other side
	 */
	private Runnable forward(Keyed relation) {
		String from = relation.from().name();
		String to = relation.to().name();
		boolean self = from.equals(to);
		boolean ambiguous = isAmbiguous(from, to);
		String fields = String.join("_", relation.from().fieldNames(relation.constraint().columns()));
		String name = ambiguous ? this.relationNames.take(from + "_" + fields + "To" + to) : from + "To" + to;
		String field = base(relation.to()) + (ambiguous ? "_" + name : "");
		boolean optional = relation.constraint().columns().stream().anyMatch((c) -> !relation.from().isRequired(c));
		add(relation.from(), relation.to(), field, to + (optional ? "?" : ""), name,
				"@relation(" + arguments(relation, (ambiguous || self) ? name : null) + ")");
		boolean single = relation.from().isKey(relation.constraint().columns());
		String back = self ? "other_" + field : base(relation.from()) + (ambiguous ? "_" + name : "");
		String attribute = (ambiguous || self) ? "@relation(" + SqlText.string(name) + ")" : null;
		return () -> add(relation.to(), relation.from(), back, from + (single ? "?" : "[]"), name, attribute);
	}

	private String arguments(Keyed relation, @Nullable String name) {
		List<String> columns = relation.constraint().columns();
		List<String> arguments = new ArrayList<>();
		if (name != null) {
			arguments.add(SqlText.string(name));
		}
		arguments.add("fields: [" + String.join(", ", relation.from().fieldNames(columns)) + "]");
		arguments.add("references: [" + String.join(", ", relation.to().fieldNames(relation.key().columns())) + "]");
		boolean optional = columns.stream().noneMatch(relation.from()::isRequired);
		addAction(arguments, "onDelete", relation.key().onDelete(), optional ? Action.SET_NULL : Action.RESTRICT);
		addAction(arguments, "onUpdate", relation.key().onUpdate(), Action.CASCADE);
		String map = relation.constraint().id().part();
		if (!map.equals(PslNames.foreignKey(relation.from().table().id().name(), columns))) {
			arguments.add("map: " + SqlText.string(map));
		}
		return String.join(", ", arguments);
	}

	private void addAction(List<String> arguments, String name, Action action, Action byDefault) {
		if (action != byDefault && this.foreignKeys) {
			arguments.add(name + ": " + switch (action) {
				case NO_ACTION -> "NoAction";
				case RESTRICT -> "Restrict";
				case CASCADE -> "Cascade";
				case SET_NULL -> "SetNull";
				case SET_DEFAULT -> "SetDefault";
			});
		}
	}

	private void manyToMany(JoinTable table) {
		PulledModel first = Objects.requireNonNull(this.models.get(table.first()));
		PulledModel second = Objects.requireNonNull(this.models.get(table.second()));
		boolean self = first == second;
		boolean ambiguous = isAmbiguous(first.name(), second.name());
		String name = table.relation();
		boolean named = ambiguous || self || !table.isNamedAfterModels(this.names);
		String attribute = named ? "@relation(" + SqlText.string(name) + ")" : null;
		String word = Identifiers.sanitized(name, "relation");
		String suffix = ambiguous ? "_" + word : "";
		add(first, second, base(second) + suffix + (self ? "_A" : ""), second.name() + "[]", word, attribute);
		add(second, first, base(first) + suffix + (self ? "_B" : ""), first.name() + "[]", word, attribute);
	}

	/**
	 * Return the name of fields that refer to a model: that of its table, in whatever
	 * schema.
	 */
	private static String base(PulledModel model) {
		return Identifiers.sanitized(model.table().id().name(), "Unnamed");
	}

	private static void add(PulledModel model, PulledModel target, String name, String type, String relation,
			@Nullable String attribute) {
		String free = model.identifiers().isTaken(name) ? name + "_" + relation : name;
		PulledField field = PulledField.of(model.identifiers().take(free), type);
		if (attribute != null) {
			field.attributes().add(attribute);
		}
		if (target.ignored() && !model.ignored()) {
			field.attributes().add("@ignore");
		}
		model.relations().add(field);
	}

	/**
	 * A foreign key that the language can express.
	 */
	private record Keyed(PulledModel from, Constraint constraint, ForeignKey key, PulledModel to) {

	}

}
