package com.ofauto.migrations.devtools.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table or of a view.
 *
 * @param name its name
 * @param type its type with length and precision
 * @param collation its collation, where it is not the one of its type
 * @param notNull whether it refuses null; what refuses only new nulls is a constraint
 * @param value what is stored where a statement gives no value
 * @param identity the sequence that numbers it
 * @param inherited whether the column is there because a parent has it
 * @param local whether a table declares for itself what it inherits too: such a column
 * stays when the parent's goes. No statement takes that back, so that two columns are
 * equal without it
 * @param settings what {@code ALTER COLUMN … SET} sets, where it is not the default:
 * {@code STORAGE}, {@code COMPRESSION}, {@code STATISTICS} and options by their names;
 * also {@link #NOT_NULL} and, behind {@link #OPTION}, what a foreign data wrapper is
 * given
 */
public record Column(String name, String type, @Nullable String collation, boolean notNull, @Nullable ColumnValue value,
		@Nullable Identity identity, boolean inherited, boolean local, Map<String, String> settings) {

	/**
	 * A column that is either inherited or of the table itself.
	 */
	public Column(String name, String type, @Nullable String collation, boolean notNull, @Nullable ColumnValue value,
			@Nullable Identity identity, boolean inherited, Map<String, String> settings) {
		this(name, type, collation, notNull, value, identity, inherited, false, settings);
	}

	/** The name that somebody gave to the constraint by which it refuses null. */
	public static final String NOT_NULL = "NOT NULL";

	/** What the name of an option for a foreign data wrapper begins with. */
	public static final String OPTION = "OPTION ";

	public Column {
		settings = Ordered.copyOf(settings);
	}

	/**
	 * Returns a column that a table also declares for itself.
	 */
	public Column declared() {
		return new Column(this.name, this.type, this.collation, this.notNull, this.value, this.identity, this.inherited,
				true, this.settings);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Column column && parts().equals(column.parts());
	}

	@Override
	public int hashCode() {
		return parts().hashCode();
	}

	private List<@Nullable Object> parts() {
		return Arrays.asList(this.name, this.type, this.collation, this.notNull, this.value, this.identity,
				this.inherited, this.settings);
	}

}
