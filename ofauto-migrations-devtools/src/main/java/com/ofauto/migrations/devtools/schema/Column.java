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
 * @param collation its collation, if it is not that of its type
 * @param notNull whether it is {@code NOT NULL}; one that is not validated is a
 * constraint
 * @param value its default or generation expression
 * @param identity its identity
 * @param inherited whether a parent has the column
 * @param local whether a table declares the column that it also inherits: such a column
 * stays when the parent's is dropped. No statement undoes this, so equality ignores it
 * @param required who requires {@code NOT NULL}, which equality ignores for the same
 * reason
 * @param settings what {@code ALTER COLUMN … SET} sets, where it is not the default:
 * {@code STORAGE}, {@code COMPRESSION}, {@code STATISTICS} and options by their names;
 * also {@link #NOT_NULL} and, behind {@link #OPTION}, what a foreign data wrapper is
 * given
 */
public record Column(String name, String type, @Nullable String collation, boolean notNull, @Nullable ColumnValue value,
		@Nullable Identity identity, boolean inherited, boolean local, Required required,
		Map<String, String> settings) {

	/**
	 * Create a column that is either inherited or the table's own.
	 */
	public Column(String name, String type, @Nullable String collation, boolean notNull, @Nullable ColumnValue value,
			@Nullable Identity identity, boolean inherited, Map<String, String> settings) {
		this(name, type, collation, notNull, value, identity, inherited, false, Required.BY_ITSELF, settings);
	}

	/** The key of the name that was given to the {@code NOT NULL} constraint. */
	public static final String NOT_NULL = "NOT NULL";

	/** The prefix of an option for a foreign data wrapper. */
	public static final String OPTION = "OPTION ";

	public Column {
		settings = Ordered.copyOf(settings);
	}

	/**
	 * Return the column as one that the table also declares itself.
	 */
	public Column declared() {
		return new Column(this.name, this.type, this.collation, this.notNull, this.value, this.identity, this.inherited,
				true, this.required, this.settings);
	}

	/**
	 * Return the column with another origin of {@code NOT NULL}.
	 */
	public Column required(Required required) {
		return new Column(this.name, this.type, this.collation, this.notNull, this.value, this.identity, this.inherited,
				this.local, required, this.settings);
	}

	/**
	 * Who requires {@code NOT NULL}. PostgreSQL records this from 18 on; before, it is
	 * the column itself.
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
	 * The settings that a statement can change. PostgreSQL does not rename a constraint
	 * that a parent also has.
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
