package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Domain;

/**
 * The base types of a schema's domains. Prisma sees only these.
 */
final class DomainTypes {

	private final Map<String, String> types = new HashMap<>();

	DomainTypes(DatabaseSchema schema) {
		for (Domain domain : schema.all(Domain.class)) {
			this.types.put(domain.id().dottedName(), domain.type());
		}
	}

	/**
	 * Return the base type of a type that may be a domain, or a list of one.
	 */
	String resolve(String type) {
		String element = type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
		String base = this.types.get(element.replace("\"", ""));
		return (base != null) ? resolve(base + type.substring(element.length())) : type;
	}

}
