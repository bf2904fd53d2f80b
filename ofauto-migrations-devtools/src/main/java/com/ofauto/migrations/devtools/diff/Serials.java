package com.ofauto.migrations.devtools.diff;

import java.util.Optional;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.SequenceOptions;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Recognises the columns that {@code serial} makes, with their sequences.
 */
final class Serials {

	private final Comparison comparison;

	Serials(Comparison comparison) {
		this.comparison = comparison;
	}

	/**
	 * Return the sequence of a column that {@code serial} would make.
	 */
	Optional<Sequence> sequence(Table table, Column column) {
		String expression = ColumnChange.defaultOf(column);
		ObjectId id = ObjectId.of(ObjectKind.SEQUENCE, table.id().schema(),
				table.id().name() + "_" + column.name() + "_seq");
		if (expression == null || !column.notNull() || !this.comparison.isNew(id)
				|| !isNextValue(table, column, expression, id)) {
			return Optional.empty();
		}
		return this.comparison.to()
			.find(id)
			.map(Sequence.class::cast)
			.filter((sequence) -> table.columnId(column.name()).equals(sequence.owner())
					&& sequence.unlogged() == table.unlogged())
			.filter((sequence) -> sequence.options().equals(options(column.type())));
	}

	private boolean isNextValue(Table table, Column column, String expression, ObjectId sequence) {
		ObjectId value = table.id().part(ObjectKind.DEFAULT, column.name());
		return expression.startsWith("nextval('") && expression.endsWith("'::regclass)")
				&& this.comparison.toNeeds().of(value).contains(sequence);
	}

	private static SequenceOptions options(String type) {
		long maximum = switch (type) {
			case "smallint" -> Short.MAX_VALUE;
			case "integer" -> Integer.MAX_VALUE;
			case "bigint" -> Long.MAX_VALUE;
			default -> 0;
		};
		return new SequenceOptions(type, 1, 1, 1, maximum, 1, false);
	}

}
