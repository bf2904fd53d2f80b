package com.ofauto.migrations.devtools.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
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
 * @param required for whose sake it refuses null where it does, of which the same is true
 * @param settings what {@code ALTER COLUMN … SET} sets, where it is not the default:
 * {@code STORAGE}, {@code COMPRESSION}, {@code STATISTICS} and options by their names;
 * also {@link #NOT_NULL} and, behind {@link #OPTION}, what a foreign data wrapper is
 * given
 */
public record Column(String name, String type, @Nullable String collation, boolean notNull, @Nullable ColumnValue value,
		@Nullable Identity identity, boolean inherited, boolean local, Required required,
		Map<String, String> settings) {

	/**
	 * A column that is either inherited or of the table itself.
	 */
	public Column(String name, String type, @Nullable String collation, boolean notNull, @Nullable ColumnValue value,
			@Nullable Identity identity, boolean inherited, Map<String, String> settings) {
		this(name, type, collation, notNull, value, identity, inherited, false, Required.BY_ITSELF, settings);
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
				true, this.required, this.settings);
	}

	/**
	 * Returns the column as one for whose refusal of null others are to blame.
	 */
	public Column required(Required required) {
		return new Column(this.name, this.type, this.collation, this.notNull, this.value, this.identity, this.inherited,
				this.local, required, this.settings);
	}

	/**
	 * Who says that a column refuses null. PostgreSQL keeps it from 18 on; before, a
	 * column does so by itself.
	 */
	public enum Required {

		BY_ITSELF, BY_PARENTS, BY_BOTH

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
				this.inherited, changeable());
	}

	/**
	 * The settings that a statement changes. PostgreSQL renames no constraint that a
	 * parent gives too.
	 */
	public Map<String, String> changeable() {
		if (this.required != Required.BY_BOTH || !this.settings.containsKey(NOT_NULL)) {
			return this.settings;
		}
		Map<String, String> changeable = new LinkedHashMap<>(this.settings);
		changeable.remove(NOT_NULL);
		return changeable;
	}

}
