package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * A dictionary or a configuration of text search.
 *
 * @param id its identity
 * @param definition the statements that create it, without the semicolons
 */
public record TextSearch(ObjectId id, List<String> definition) implements SchemaObject {

	public TextSearch {
		definition = List.copyOf(definition);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.textSearch(this);
	}

}
