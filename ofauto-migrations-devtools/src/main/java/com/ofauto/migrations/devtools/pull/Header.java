package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Writes the datasource of a new schema, and a generator if preview features are needed.
 */
final class Header {

	private Header() {
	}

	static ExistingSchema of(DatabaseSchema schema, String defaultSchema) {
		Set<String> used = Stream.concat(schema.all(Table.class).stream(), schema.all(EnumType.class).stream())
			.map((SchemaObject object) -> object.id().schemaOr(defaultSchema))
			.collect(Collectors.toCollection(TreeSet::new));
		List<Extension> extensions = schema.all(Extension.class);
		extensions.stream().map(Extension::schema).filter((name) -> !isEverywhere(name)).forEach(used::add);
		List<String> schemas = (used.isEmpty() || used.equals(Set.of(defaultSchema))) ? null : List.copyOf(used);
		boolean partial = schema.all(Index.class).stream().anyMatch((index) -> index.using().contains(" WHERE "));
		List<String> features = new ArrayList<>();
		if (!extensions.isEmpty()) {
			features.add("postgresqlExtensions");
		}
		if (partial) {
			features.add("partialIndexes");
		}
		StringBuilder text = new StringBuilder();
		if (!features.isEmpty()) {
			text.append("generator client {\n  provider        = \"prisma-client-js\"\n  previewFeatures = ")
				.append(list(features))
				.append("\n}\n\n");
		}
		text.append("datasource db {\n  provider   = \"postgresql\"\n  url        = env(\"DATABASE_URL\")\n");
		if (schemas != null) {
			text.append("  schemas    = ").append(list(schemas)).append('\n');
		}
		if (!extensions.isEmpty()) {
			text.append("  extensions = [")
				.append(extensions.stream().map(Header::extension).collect(Collectors.joining(", ")))
				.append("]\n");
		}
		return new ExistingSchema(text.append("}\n").toString(), "db", schemas, true, partial);
	}

	private static boolean isEverywhere(String schema) {
		return schema.isEmpty() || schema.equals("public");
	}

	private static String list(List<String> texts) {
		return texts.stream().map(SqlText::string).collect(Collectors.joining(", ", "[", "]"));
	}

	private static String extension(Extension extension) {
		String name = extension.id().name();
		String word = Identifiers.sanitized(name, "extension");
		List<String> arguments = new ArrayList<>();
		if (!word.equals(name)) {
			arguments.add("map: " + SqlText.string(name));
		}
		if (!isEverywhere(extension.schema())) {
			arguments.add("schema: " + SqlText.string(extension.schema()));
		}
		return word + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
	}

}
