package com.ofauto.migrations.devtools.psl;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of a field or block. All of them are known.
 */
final class Attributes {

	private static final Set<String> REPEATABLE = Set.of("unique", "index");

	private final List<Attribute> attributes;

	private Attributes(List<Attribute> attributes) {
		this.attributes = attributes;
	}

	/**
	 * Check that each attribute is known, and not repeated unless it may be.
	 */
	static Attributes of(List<Attribute> attributes, Collection<String> known) {
		Set<String> seen = new HashSet<>();
		for (Attribute attribute : attributes) {
			String name = attribute.name().text();
			boolean nativeType = isNativeType(attribute);
			if (!nativeType && !known.contains(name)) {
				throw attribute.at()
					.error("The attribute " + attribute + " is not known here.",
							Suggestion.of(name, known, attribute.sign()));
			}
			boolean repeatable = attribute.sign().equals("@@") && REPEATABLE.contains(name);
			if (!seen.add(nativeType ? "." : name) && !repeatable) {
				throw attribute.at()
					.error(nativeType ? "A field has one native type."
							: "The attribute " + attribute + " stands twice.", "Remove one of them.");
			}
		}
		return new Attributes(attributes);
	}

	private static boolean isNativeType(Attribute attribute) {
		return attribute.sign().equals("@") && attribute.name().text().indexOf('.') > 0;
	}

	@Nullable Attribute find(String name) {
		return this.attributes.stream().filter((attribute) -> attribute.is(name)).findFirst().orElse(null);
	}

	/**
	 * Find an attribute that takes no arguments.
	 */
	boolean has(String name) {
		Attribute attribute = find(name);
		if (attribute != null) {
			Arguments.of(attribute, null);
		}
		return attribute != null;
	}

	List<Attribute> all(String name) {
		return this.attributes.stream().filter((attribute) -> attribute.is(name)).toList();
	}

	@Nullable Attribute nativeType() {
		return this.attributes.stream().filter(Attributes::isNativeType).findFirst().orElse(null);
	}

	/**
	 * Return the database name that {@code map} gives, or the other name.
	 */
	String mapped(String otherwise) {
		Attribute map = find("map");
		return (map != null) ? Arguments.of(map, "name").requireText("name") : otherwise;
	}

}
