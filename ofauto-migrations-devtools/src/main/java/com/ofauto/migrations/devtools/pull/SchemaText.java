package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes models and enums as text, aligned as Prisma's formatter does.
 */
final class SchemaText {

	private final UniqueNames names;

	private final @Nullable String defaultSchema;

	/**
	 * Create the text.
	 * @param defaultSchema the schema of objects that name none, or {@code null} if
	 * schemas are not written
	 */
	SchemaText(UniqueNames names, @Nullable String defaultSchema) {
		this.names = names;
		this.defaultSchema = defaultSchema;
	}

	String model(PulledModel model) {
		StringBuilder text = new StringBuilder();
		if (model.ignored()) {
			text.append("/// No key identifies its rows: Prisma's client leaves it out.\n");
		}
		if (!model.parts().beyond().isEmpty()) {
			text.append("/// Not written here: ").append(beyond(model)).append(".\n");
		}
		text.append("model ").append(model.name()).append(" {\n");
		List<PulledField> fields = new ArrayList<>(model.scalars());
		fields.addAll(model.relations());
		int name = fields.stream().mapToInt((field) -> field.name().length()).max().orElse(0);
		int type = fields.stream().mapToInt((field) -> field.type().length()).max().orElse(0);
		for (PulledField field : fields) {
			String line = "  " + padded(field.name(), name) + " " + padded(field.type(), type) + " "
					+ String.join(" ", field.attributes());
			text.append(line.stripTrailing()).append('\n');
		}
		List<String> attributes = new ArrayList<>(model.attributes());
		if (model.ignored()) {
			attributes.add("@@ignore");
		}
		attributes.addAll(place(model.table().id(), model.name()));
		return text.append(block(attributes)).append("}\n").toString();
	}

	static String beyond(PulledModel model) {
		return String.join(", ", model.parts().beyond()).replaceAll("\\s+", " ");
	}

	String enumeration(EnumType type) {
		String name = this.names.name(type.id());
		StringBuilder text = new StringBuilder("enum ").append(name).append(" {\n");
		Map<String, String> values = this.names.enumValues(name);
		int width = values.values().stream().mapToInt(String::length).max().orElse(0);
		values.forEach((value, word) -> {
			String map = value.equals(word) ? "" : "@map(" + SqlText.string(value) + ")";
			text.append(("  " + padded(word, width) + " " + map).stripTrailing()).append('\n');
		});
		return text.append(block(place(type.id(), name))).append("}\n").toString();
	}

	private List<String> place(ObjectId id, String name) {
		List<String> attributes = new ArrayList<>();
		if (!id.name().equals(name)) {
			attributes.add("@@map(" + SqlText.string(id.name()) + ")");
		}
		if (this.defaultSchema != null) {
			attributes.add("@@schema(" + SqlText.string(id.schemaOr(this.defaultSchema)) + ")");
		}
		return attributes;
	}

	private static String block(List<String> attributes) {
		StringBuilder text = new StringBuilder(attributes.isEmpty() ? "" : "\n");
		attributes.forEach((attribute) -> text.append("  ").append(attribute).append('\n'));
		return text.toString();
	}

	private static String padded(String text, int width) {
		return text + " ".repeat(Math.max(0, width - text.length()));
	}

}
