package com.ofauto.migrations.devtools.workbench;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.schema.FiringMode;
import org.jspecify.annotations.Nullable;

/**
 * Describes the new value of an attribute.
 */
final class ObjectAttributeText {

	private ObjectAttributeText() {
	}

	static String of(SetAttribute step) {
		String name = step.mark().name();
		String value = step.to();
		boolean set = value != null;
		return switch (step.mark().kind()) {
			case OWNER -> "owner " + (set ? value : "as usual");
			case CLUSTERED -> set ? "clustered by " + value : "not clustered any more";
			case INDEX_OPTION -> "index " + (set ? "with " + name + " " + value : "without " + name);
			case INDEX_STATISTICS -> "statistics of column " + name + " " + (set ? value : "as usual");
			case INDEX_COMMENT -> set ? "set comment of its index" : "no comment of its index";
			case STATISTICS_TARGET -> "statistics " + (set ? value : "as usual");
			case DEPENDS_ON_EXTENSION -> set ? "goes with extension " + name : "does not go with extension " + name;
			case PARTITION_TRIGGER -> firing(value);
			case CONSTRAINT_TRIGGER -> name + " " + firing(value);
			case PART_NAME -> "its part of " + name + " is called " + (set ? value : "so too");
		};
	}

	private static String firing(@Nullable String value) {
		return "fires " + switch ((value != null) ? FiringMode.valueOf(value) : FiringMode.ORIGIN) {
			case ORIGIN -> "as usual";
			case DISABLED -> "never";
			case REPLICA -> "on replicas only";
			case ALWAYS -> "always";
		};
	}

}
