package com.ofauto.migrations.devtools.psl;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the datasource and the generators.
 *
 * @param datasource the name of the datasource
 * @param defaultSchema the schema of objects that name none
 * @param schemas the schemas it lists, or {@code null} if it lists none
 * @param foreignKeys whether relations become foreign keys
 * @param extensions its extensions
 * @param features the preview features that are on
 */
record Configuration(String datasource, String defaultSchema, @Nullable List<String> schemas, boolean foreignKeys,
		List<PhysicalSchema.Extension> extensions, Set<String> features) {

	static final String VIEWS = "views";

	static final String EXTENSIONS = "postgresqlExtensions";

	static final String PARTIAL_INDEXES = "partialIndexes";

	/**
	 * Check that a preview feature is on.
	 */
	void require(String feature, Position at, String what) {
		if (!this.features.contains(feature)) {
			throw at.error(what + " need the preview feature \"" + feature + "\".",
					"Write in the generator: previewFeatures = [\"" + feature + "\"]");
		}
	}

	/**
	 * Return the schema of a model or enum.
	 */
	String schema(Name name, String kind, @Nullable Attribute attribute) {
		if (attribute == null) {
			if (this.schemas == null) {
				return this.defaultSchema;
			}
			throw name.at()
				.error("The " + kind + " \"" + name + "\" does not say in which schema it is.",
						"Write in its block: @@schema(\""
								+ (this.schemas.isEmpty() ? this.defaultSchema : this.schemas.get(0)) + "\")");
		}
		Arguments arguments = Arguments.of(attribute, "map");
		String schema = arguments.requireText("map");
		if (this.schemas == null || !this.schemas.contains(schema)) {
			throw arguments.require("map")
				.at()
				.error("The schema \"" + schema + "\" is not listed in the datasource.",
						"Write in the datasource: schemas = [\"" + schema + "\"]");
		}
		return schema;
	}

}
