package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The parts of the existing schema that a pulled one keeps: the datasource and the
 * generators with their settings.
 *
 * @param blocks their text, with the comments above them
 * @param datasource the name of the datasource
 * @param schemas the schemas it lists, or {@code null} if it lists none
 * @param foreignKeys whether relations are foreign keys
 * @param partialIndexes whether partial indexes can be written
 */
record ExistingSchema(String blocks, String datasource, @Nullable List<String> schemas, boolean foreignKeys,
		boolean partialIndexes) {

	private static final Pattern BLOCK = Pattern
		.compile("(?m)^(?:[ \\t]*//.*\\R)*[ \\t]*(?:generator|datasource)[ \\t]+\\w+[ \\t]*\\{[^\\n]*\\n"
				+ "(?:(?![ \\t]*}).*\\n)*[ \\t]*}[^\\n]*$");

	private static final Pattern DATASOURCE = Pattern.compile("(?m)^[ \\t]*datasource[ \\t]+(\\w+)");

	private static final Pattern SCHEMAS = Pattern.compile("(?m)^[ \\t]*schemas[ \\t]*=[ \\t]*\\[([^]]*)]");

	private static final Pattern EMULATED = Pattern.compile("(?m)^[ \\t]*relationMode[ \\t]*=[ \\t]*\"prisma\"");

	private static final Pattern PARTIAL = Pattern
		.compile("(?m)^[ \\t]*previewFeatures[ \\t]*=[ \\t]*\\[[^]]*\"partialIndexes\"");

	private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

	/**
	 * Read a schema.
	 * @return {@code null} if it has no datasource
	 */
	static @Nullable ExistingSchema of(String text) {
		List<String> found = BLOCK.matcher(text.replace("\r\n", "\n")).results().map((block) -> block.group()).toList();
		String blocks = String.join("\n\n", found);
		Matcher datasource = DATASOURCE.matcher(blocks);
		if (!datasource.find()) {
			return null;
		}
		return new ExistingSchema(blocks + "\n", datasource.group(1), schemas(blocks), !EMULATED.matcher(blocks).find(),
				PARTIAL.matcher(blocks).find());
	}

	private static @Nullable List<String> schemas(String blocks) {
		Matcher matcher = SCHEMAS.matcher(blocks);
		if (!matcher.find()) {
			return null;
		}
		List<String> schemas = new ArrayList<>();
		STRING.matcher(matcher.group(1)).results().forEach((string) -> schemas.add(string.group(1)));
		return schemas;
	}

}
