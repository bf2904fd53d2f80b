package com.ofauto.migrations.devtools.script;

import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.CompositeType.Attribute;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;

/**
 * Writes the statements that create types.
 */
final class TypeDefinition {

	String create(EnumType type) {
		return "CREATE TYPE " + Names.qualified(type.id()) + " AS ENUM ("
				+ type.values().stream().map(Names::literal).collect(Collectors.joining(", ")) + ")";
	}

	String create(Domain domain) {
		return "CREATE DOMAIN " + Names.qualified(domain.id()) + " AS " + domain.type()
				+ ((domain.collation() != null) ? " COLLATE " + domain.collation() : "")
				+ ((domain.defaultValue() != null) ? " DEFAULT " + domain.defaultValue() : "")
				+ (domain.notNull() ? " NOT NULL" : "");
	}

	String create(CompositeType type) {
		String attributes = type.attributes()
			.stream()
			.map((attribute) -> "\n    " + Names.quote(attribute.name()) + " " + type(attribute))
			.collect(Collectors.joining(","));
		return "CREATE TYPE " + Names.qualified(type.id()) + " AS (" + attributes + (attributes.isEmpty() ? "" : "\n")
				+ ")";
	}

	static String type(Attribute attribute) {
		return attribute.type() + ((attribute.collation() != null) ? " COLLATE " + attribute.collation() : "");
	}

}
