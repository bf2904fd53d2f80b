package com.ofauto.migrations.devtools.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a developer says about a name that is gone: it has become another name, or the
 * thing is to be dropped. The same grammar serves the comments of a schema source and the
 * options of a command: {@code table.old=new}, {@code old_table=new_table},
 * {@code schema.table.old=new}, {@code enum.OLD=NEW}, {@code table=schema.table} for a
 * move to another schema; the new name may repeat the path of the old one; names are
 * written as the database has them, in double quotes where they have other characters
 * than letters, digits, {@code _} and {@code $}.
 *
 * @param path the old name, after its schema and its table where they are given
 * @param newSchema the schema that it moves to, or {@code null} if that was not said
 * @param newName the new name, or {@code null} if the thing is to be dropped
 * @param place where this was said, for messages
 */
public record RenameHint(List<String> path, @Nullable String newSchema, @Nullable String newName, String place) {

	public RenameHint {
		path = List.copyOf(path);
	}

	/**
	 * Reads a rename.
	 * @param text such as {@code orders.total=amount}
	 * @param place where it was said, such as {@code --rename}
	 * @return the hint
	 * @throws SchemaSourceException if it cannot be understood
	 */
	public static RenameHint rename(String text, String place) {
		return new HintParser(text, place).rename();
	}

	/**
	 * Reads what is to be dropped.
	 * @param text such as {@code orders.total}
	 * @param place where it was said, such as {@code --drop}
	 * @return the hint
	 * @throws SchemaSourceException if it cannot be understood
	 */
	public static RenameHint drop(String text, String place) {
		return new HintParser(text, place).drop();
	}

	/**
	 * Whether this says that something is to be dropped, whatever resembles it.
	 * @return false for a rename
	 */
	public boolean isDrop() {
		return this.newName == null;
	}

	/**
	 * The name that is gone, without schema and table.
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
