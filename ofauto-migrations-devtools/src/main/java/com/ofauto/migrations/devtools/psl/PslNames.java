package com.ofauto.migrations.devtools.psl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The names of the Prisma Schema Language for objects of a database, and its reserved
 * words. A writer of schemas needs both.
 */
public final class PslNames {

	private PslNames() {
	}

	/**
	 * Return the default name of a primary key.
	 * @param table the table
	 * @return the name in the database
	 */
	public static String primaryKey(String table) {
		return ConstraintNames.primaryKey(table);
	}

	/**
	 * Return the default name of an index.
	 * @param table the table
	 * @param columns its columns
	 * @param unique whether it is unique
	 * @return the name in the database
	 */
	public static String index(String table, List<String> columns, boolean unique) {
		return unique ? ConstraintNames.unique(table, columns) : ConstraintNames.index(table, columns);
	}

	/**
	 * Return the default name of a foreign key.
	 * @param table the table
	 * @param columns its columns
	 * @return the name in the database
	 */
	public static String foreignKey(String table, List<String> columns) {
		return ConstraintNames.foreignKey(table, columns);
	}

	/**
	 * Return a name for a part of the table between two models.
	 * @param name a name that may be too long
	 * @param suffix the suffix, which is never cut
	 * @return the name in the database
	 */
	public static String cut(String name, String suffix) {
		return ConstraintNames.cut(name, suffix);
	}

	/**
	 * Whether no model or enum can have a name.
	 * @param name the name
	 * @return {@code true} if it is a reserved word or a type
	 */
	public static boolean isReserved(String name) {
		return NameCheck.isReserved(name);
	}

	/**
	 * Return the word for an operator class.
	 * @param sql the name in PostgreSQL
	 * @param method the index method, such as {@code gin}
	 * @return the word, or {@code null} if there is none
	 */
	public static @Nullable String operatorClass(String sql, String method) {
		return OperatorClass.word(sql, method);
	}

	/**
	 * Return the word for an index method.
	 * @param sql the name in PostgreSQL
	 * @return the word, or {@code null} if there is none
	 */
	public static @Nullable String indexMethod(String sql) {
		return IndexMethod.word(sql);
	}

	/**
	 * Whether a text can be the default of a field of type {@code Json}.
	 * @param text the text
	 * @return {@code true} if it is JSON
	 */
	public static boolean isJson(String text) {
		return JsonText.isValid(text);
	}

}
