package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * A view or, by the kind of its identity, a materialized view.
 *
 * @param id its identity
 * @param columns in their order, with types
 * @param query what it shows
 * @param options each as {@code name=value}
 */
public record View(ObjectId id, List<Column> columns, String query, List<String> options) implements SchemaObject {

	public View {
		columns = List.copyOf(columns);
		options = options.stream().sorted().toList();
	}

	public boolean isMaterialized() {
		return this.id.kind() == ObjectKind.MATERIALIZED_VIEW;
	}

}
