package com.ofauto.migrations.devtools.schema;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A view or, by the kind of its identity, a materialized view.
 *
 * @param id its identity
 * @param columns in their order, with types
 * @param query its query
 * @param options each as {@code name=value}
 * @param accessMethod the access method of a materialized view, if it is not {@code heap}
 * @param filled whether a materialized view is populated; this is data, which comparisons
 * ignore
 */
public record View(ObjectId id, List<Column> columns, String query, List<String> options, @Nullable String accessMethod,
		boolean filled) implements SchemaObject {

	public View {
		columns = List.copyOf(columns);
		options = options.stream().sorted().toList();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof View view && this.id.equals(view.id) && this.columns.equals(view.columns)
				&& this.query.equals(view.query) && this.options.equals(view.options)
				&& Objects.equals(this.accessMethod, view.accessMethod);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.id, this.query);
	}

	public boolean isMaterialized() {
		return this.id.kind() == ObjectKind.MATERIALIZED_VIEW;
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.view(this);
	}

}
