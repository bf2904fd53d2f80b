package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads the datasource and the generators.
 */
final class ConfigurationReader {

	private static final List<String> PROPERTIES = List.of("provider", "url", "directUrl", "shadowDatabaseUrl",
			"relationMode", "schemas", "extensions");

	private static final List<String> FEATURES = List.of(Configuration.VIEWS, Configuration.EXTENSIONS,
			Configuration.PARTIAL_INDEXES);

	private final Set<String> features = new HashSet<>();

	private final String defaultSchema;

	private ConfigurationReader(String defaultSchema) {
		this.defaultSchema = defaultSchema;
	}

	static Configuration read(List<Declaration> declarations, String defaultSchema, Position start) {
		ConfigurationReader reader = new ConfigurationReader(defaultSchema);
		Declaration.Config datasource = null;
		for (Declaration declaration : declarations) {
			if (!(declaration instanceof Declaration.Config config)) {
				continue;
			}
			if (!config.datasource()) {
				reader.generator(config);
			}
			else if (datasource == null) {
				datasource = config;
			}
			else {
				throw config.name().at().error("The schema has a second datasource.", "Remove one of them.");
			}
		}
		if (datasource == null) {
			throw start.error("The schema has no datasource.",
					"Add a block \"datasource db\" with the line: provider = \"postgresql\"");
		}
		return reader.datasource(datasource);
	}

	private void generator(Declaration.Config config) {
		Map<String, Declaration.Property> properties = properties(config);
		if (!properties.containsKey("provider")) {
			throw config.name().at().error("The generator \"" + config.name() + "\" has no provider.");
		}
		Declaration.Property list = properties.get("previewFeatures");
		for (Name feature : (list != null) ? texts(list) : List.<Name>of()) {
			String guess = Suggestion.of(feature.text(), FEATURES, "");
			if (!FEATURES.contains(feature.text()) && guess.endsWith("?")) {
				throw feature.at().error("The preview feature \"" + feature + "\" is not known.", guess);
			}
			this.features.add(feature.text());
		}
	}

	private Configuration datasource(Declaration.Config config) {
		Map<String, Declaration.Property> properties = properties(config);
		properties.forEach((name, property) -> {
			if (!PROPERTIES.contains(name) && !name.equals(OldSpellings.INTEGRITY)) {
				throw property.name()
					.at()
					.error("The datasource has no property \"" + name + "\".", Suggestion.of(name, PROPERTIES, ""));
			}
		});
		Declaration.Property provider = properties.get("provider");
		if (provider == null) {
			throw config.name().at().error("The datasource has no provider.", "Write: provider = \"postgresql\"");
		}
		String value = text(provider).text();
		if (!value.equals("postgresql") && !value.equals("postgres")) {
			throw provider.value()
				.at()
				.error("The provider \"" + value + "\" is not supported.", "Write: provider = \"postgresql\"");
		}
		return new Configuration(config.name().text(), this.defaultSchema, schemas(properties.get("schemas")),
				foreignKeys(relationMode(properties)), extensions(properties.get("extensions")), this.features);
	}

	private static @Nullable List<String> schemas(Declaration.@Nullable Property property) {
		if (property == null) {
			return null;
		}
		List<String> schemas = new ArrayList<>();
		for (Name schema : texts(property)) {
			if (schemas.contains(schema.text())) {
				throw schema.at().error("The schema \"" + schema + "\" is listed twice.", "Remove one of them.");
			}
			schemas.add(schema.text());
		}
		if (schemas.isEmpty()) {
			throw property.value().at().error("The list of schemas is empty.", "Name one, or remove the property.");
		}
		return schemas;
	}

	private static Declaration.@Nullable Property relationMode(Map<String, Declaration.Property> properties) {
		Declaration.Property mode = properties.get("relationMode");
		Declaration.Property old = properties.get(OldSpellings.INTEGRITY);
		if (mode != null && old != null) {
			throw old.name()
				.at()
				.error("The property \"" + OldSpellings.INTEGRITY + "\" is the old name of \"relationMode\", which"
						+ " stands there, too.", "Remove it.");
		}
		return (mode != null) ? mode : old;
	}

	private static boolean foreignKeys(Declaration.@Nullable Property property) {
		if (property == null) {
			return true;
		}
		String mode = text(property).text();
		if (!mode.equals("foreignKeys") && !mode.equals("prisma")) {
			throw property.value()
				.at()
				.error("The relation mode \"" + mode + "\" is not known.",
						Suggestion.of(mode, List.of("foreignKeys", "prisma"), ""));
		}
		return mode.equals("foreignKeys");
	}

	private List<PhysicalSchema.Extension> extensions(Declaration.@Nullable Property property) {
		if (property == null) {
			return List.of();
		}
		if (!this.features.contains(Configuration.EXTENSIONS)) {
			throw property.name()
				.at()
				.error("Extensions need the preview feature \"" + Configuration.EXTENSIONS + "\".",
						"Write in the generator: previewFeatures = [\"" + Configuration.EXTENSIONS + "\"]");
		}
		List<PhysicalSchema.Extension> extensions = new ArrayList<>();
		for (Expression value : values(property)) {
			extensions.add(extension(value));
		}
		extensions.sort(Comparator.comparing(PhysicalSchema.Extension::name));
		return extensions;
	}

	private static PhysicalSchema.Extension extension(Expression value) {
		if (value instanceof Expression.Word word) {
			return new PhysicalSchema.Extension(word.value(), null, null);
		}
		if (value instanceof Expression.Call call) {
			Arguments arguments = Arguments.of("The extension " + call.name(), call.at(), call.arguments(), null, "map",
					"schema", "version");
			String name = arguments.text("map");
			return new PhysicalSchema.Extension((name != null) ? name : call.name(), arguments.text("schema"),
					arguments.text("version"));
		}
		throw value.at()
			.error(value + " is not the name of an extension.",
					"Write a word, and where its name is none: name(map: \"its-name\")");
	}

	private static Map<String, Declaration.Property> properties(Declaration.Config config) {
		Map<String, Declaration.Property> properties = new HashMap<>();
		for (Declaration.Property property : config.properties()) {
			if (properties.put(property.name().text(), property) != null) {
				throw property.name()
					.at()
					.error("The property \"" + property.name() + "\" stands twice.", "Remove one of them.");
			}
		}
		return properties;
	}

	private static List<Expression> values(Declaration.Property property) {
		if (property.value() instanceof Expression.Items items) {
			return items.values();
		}
		throw property.value()
			.at()
			.error("The property \"" + property.name() + "\" is a list.",
					"Write: " + property.name() + " = [" + property.value() + "]");
	}

	private static List<Name> texts(Declaration.Property property) {
		return values(property).stream().map((value) -> text(property, value)).toList();
	}

	private static Name text(Declaration.Property property) {
		return text(property, property.value());
	}

	private static Name text(Declaration.Property property, Expression value) {
		if (value instanceof Expression.Text text && !text.value().isEmpty()) {
			return new Name(text.value(), text.at());
		}
		throw value.at()
			.error("The property \"" + property.name() + "\" takes a string, not " + value + ".",
					"Write it in double quotes.");
	}

}
