package com.ofauto.migrations.devtools.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A developer's statement about an old name: it was renamed, or its object is dropped.
 * Comments of a schema source and options of a command have the same grammar:
 * {@code table.old=new}, {@code old_table=new_table}, {@code schema.table.old=new},
 * {@code enum.OLD=NEW}, {@code table=schema.table} for a move to another schema; the new
 * name may repeat the path of the old one; names are written as in the database, in
 * double quotes if they have other characters than letters, digits, {@code _} and
 * {@code $}.
 *
 * @param path the old name, after schema and table where they are given
 * @param newSchema the schema of the new name, or {@code null} if it was not given
 * @param newName the new name, or {@code null} if the object is dropped
 * @param place the origin of the hint, for messages
 */
public record RenameHint(List<String> path, @Nullable String newSchema, @Nullable String newName, String place) {

	public RenameHint {
		path = List.copyOf(path);
	}

	/**
	 * Parse a rename.
	 * @param text such as {@code orders.total=amount}
	 * @param place its origin, such as {@code --rename}
	 * @return the hint
	 * @throws SchemaSourceException if it cannot be understood
	 */
	public static RenameHint rename(String text, String place) {
		return new HintParser(text, place).rename();
	}

	/**
	 * Parse a drop.
	 * @param text such as {@code orders.total}
	 * @param place its origin, such as {@code --drop}
	 * @return the hint
	 * @throws SchemaSourceException if it cannot be understood
	 */
	public static RenameHint drop(String text, String place) {
		return new HintParser(text, place).drop();
	}

	/**
	 * Whether this says that an object is dropped, and not renamed.
	 * @return false for a rename
	 */
	public boolean isDrop() {
		return this.newName == null;
	}

	/**
	 * Return the old name without schema and table.
	 * @return the last part of the path
	 */
	public String oldName() {
		return this.path.get(this.path.size() - 1);
	}

	@Override
	public String toString() {
		String old = String.join(".", this.path);
		return isDrop() ? old : old + "=" + ((this.newSchema != null) ? this.newSchema + "." : "") + this.newName;
	}

}
