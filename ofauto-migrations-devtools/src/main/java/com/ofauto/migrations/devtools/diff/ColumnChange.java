package com.ofauto.migrations.devtools.diff;

import java.util.Objects;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the change of a column.
 */
final class ColumnChange {

	private ColumnChange() {
	}

	static boolean isOfType(Column from, Column to) {
		return !from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation());
	}

	/**
	 * Whether a column has to be dropped and added again because its values are computed
	 * in another way.
	 */
	static boolean isOfExpression(Column from, Column to) {
		if (isGenerated(to.value())) {
			return !Objects.equals(from.value(), to.value());
		}
		return from.value() != null && from.value().kind() == ColumnValue.Kind.VIRTUAL;
	}

	static boolean isGenerated(@Nullable ColumnValue value) {
		return value != null && value.kind() != ColumnValue.Kind.DEFAULT;
	}

	static @Nullable String defaultOf(Column column) {
		ColumnValue value = column.value();
		return (value != null && value.kind() == ColumnValue.Kind.DEFAULT) ? value.expression() : null;
	}

}
