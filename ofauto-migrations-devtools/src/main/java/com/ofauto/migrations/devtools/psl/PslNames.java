package com.ofauto.migrations.devtools.psl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the Prisma Schema Language calls things of a database and which words it keeps for
 * itself, for whoever writes a schema down.
 */
public final class PslNames {

	private PslNames() {
	}

	/**
	 * Names the primary key of a table that gives it no name.
	 * @param table the table
	 * @return the name in the database
	 */
	public static String primaryKey(String table) {
		return ConstraintNames.primaryKey(table);
	}

	/**
	 * Names an index that is given no name.
	 * @param table the table
	 * @param columns its columns
	 * @param unique whether it is unique
	 * @return the name in the database
	 */
	public static String index(String table, List<String> columns, boolean unique) {
		return unique ? ConstraintNames.unique(table, columns) : ConstraintNames.index(table, columns);
	}

	/**
	 * Names a foreign key that is given no name.
	 * @param table the table
	 * @param columns its columns
	 * @return the name in the database
	 */
	public static String foreignKey(String table, List<String> columns) {
		return ConstraintNames.foreignKey(table, columns);
	}

	/**
	 * Names something of the table between two models.
	 * @param name the name that may be too long
	 * @param suffix what stands behind it in any case
	 * @return the name in the database
	 */
	public static String cut(String name, String suffix) {
		return ConstraintNames.cut(name, suffix);
	}

	/**
	 * Tells whether neither model nor enum can have a name.
	 * @param name the name
	 * @return {@code true} if it is a reserved word or a type
	 */
	public static boolean isReserved(String name) {
		return NameCheck.isReserved(name);
	}

	/**
	 * Returns the word for an operator class.
	 * @param sql the name that PostgreSQL knows
	 * @param method the index method, such as {@code gin}
	 * @return the word, or {@code null} if there is none
	 */
	public static @Nullable String operatorClass(String sql, String method) {
		return OperatorClass.word(sql, method);
	}

	/**
	 * Returns the word for an index method.
	 * @param sql the name that PostgreSQL knows
	 * @return the word, or {@code null} if there is none
	 */
	public static @Nullable String indexMethod(String sql) {
		return IndexMethod.word(sql);
	}

	/**
	 * Tells whether a text can be the default of a field of type {@code Json}.
	 * @param text the text
	 * @return {@code true} if it is JSON
	 */
	public static boolean isJson(String text) {
		return JsonText.isValid(text);
	}

}
