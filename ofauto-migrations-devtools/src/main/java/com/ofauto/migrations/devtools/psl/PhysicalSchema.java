package com.ofauto.migrations.devtools.psl;

import java.util.List;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * A Prisma schema as objects of PostgreSQL.
 *
 * @param schemas the schemas, in the order of their names
 * @param extensions the extensions, in the order of their names
 * @param enums the enums
 * @param tables the tables, those of the models first
 */
public record PhysicalSchema(List<String> schemas, List<Extension> extensions, List<EnumType> enums,
		List<Table> tables) {

	/**
	 * The schema of objects that name none, unless another default is given.
	 */
	public static final String DEFAULT_SCHEMA = "public";

	/**
	 * Name an object. The name of the default schema is left out.
	 */
	static String qualified(String schema, String name) {
		return schema.equals(DEFAULT_SCHEMA) ? Quotes.identifier(name)
				: Quotes.identifier(schema) + "." + Quotes.identifier(name);
	}

	/**
	 * An extension.
	 *
	 * @param name its name
	 * @param schema its schema, or {@code null}
	 * @param version its version, or {@code null}
	 */
	public record Extension(String name, @Nullable String schema, @Nullable String version) {
	}

	/**
	 * An enum.
	 *
	 * @param schema its schema
	 * @param name its name
	 * @param values its values in order
	 */
	public record EnumType(String schema, String name, List<String> values) {
	}

	/**
	 * A table.
	 *
	 * @param schema its schema
	 * @param name its name
	 * @param columns its columns in order
	 * @param primaryKey its primary key, or {@code null}
	 * @param indexes its indexes, unique ones too
	 * @param foreignKeys its foreign keys
	 */
	public record Table(String schema, String name, List<Column> columns, @Nullable PrimaryKey primaryKey,
			List<Index> indexes, List<ForeignKey> foreignKeys) {
	}

	/**
	 * A column.
	 *
	 * @param name its name
	 * @param type its type as SQL writes it, such as {@code BIGSERIAL} or {@code TEXT[]}
	 * @param required whether it is {@code NOT NULL}
	 * @param defaultValue the expression of its default, or {@code null}
	 * @param anyDefault whether its default is that of the database
	 */
	public record Column(String name, String type, boolean required, @Nullable String defaultValue,
			boolean anyDefault) {

		Column(String name, String type, boolean required, @Nullable String defaultValue) {
			this(name, type, required, defaultValue, false);
		}

	}

	/**
	 * A primary key.
	 *
	 * @param name its name
	 * @param columns its columns
	 */
	public record PrimaryKey(String name, List<String> columns) {
	}

	/**
	 * An index.
	 *
	 * @param name its name
	 * @param unique whether it is unique
	 * @param method its method, such as {@code BTREE}
	 * @param columns its columns
	 * @param where its predicate, or {@code null}
	 */
	public record Index(String name, boolean unique, String method, List<IndexColumn> columns, @Nullable String where) {
	}

	/**
	 * A column of an index.
	 *
	 * @param name the column
	 * @param operatorClass its operator class, or {@code null}
	 * @param descending whether the order is descending
	 */
	public record IndexColumn(String name, @Nullable String operatorClass, boolean descending) {
	}

	/**
	 * A foreign key.
	 *
	 * @param name its name
	 * @param columns its columns
	 * @param referencedSchema the schema of the referenced table
	 * @param referencedTable the referenced table
	 * @param referencedColumns the referenced columns
	 * @param onDelete the action on delete, as in SQL
	 * @param onUpdate the action on update, as in SQL
	 */
	public record ForeignKey(String name, List<String> columns, String referencedSchema, String referencedTable,
			List<String> referencedColumns, String onDelete, String onUpdate) {
	}

}
