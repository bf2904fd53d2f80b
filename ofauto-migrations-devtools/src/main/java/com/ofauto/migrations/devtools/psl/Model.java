package com.ofauto.migrations.devtools.psl;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A model or view with its evaluated attributes.
 *
 * @param declaration the model in the schema
 * @param schema its schema in the database
 * @param table its name in the database
 * @param scalars its fields that are columns
 * @param relations its fields that are other models
 * @param key its primary key, or {@code null}
 * @param indexes its unique and other indexes, in the order in which they are created
 * @param ignored whether the client leaves it out
 */
record Model(Declaration.Model declaration, String schema, String table, List<ScalarField> scalars,
		List<RelationField> relations, @Nullable Index key, List<Index> indexes, boolean ignored) {

	Name name() {
		return this.declaration.name();
	}

	boolean view() {
		return this.declaration.view();
	}

	/**
	 * Find the fields of the primary key and of each unique index.
	 */
	List<List<String>> uniques() {
		return keys().map(Index::names).toList();
	}

	/**
	 * Find the keys that a foreign key can reference. A partial unique index is not one.
	 */
	List<List<String>> referable() {
		return keys().filter((index) -> index.where() == null).map(Index::names).toList();
	}

	private Stream<Index> keys() {
		return Stream.concat(Stream.ofNullable(this.key), this.indexes.stream().filter(Index::unique));
	}

	/**
	 * A field that is a column.
	 */
	record ScalarField(Declaration.Field declaration, FieldType type, String column,
			@Nullable DefaultValue defaultValue, boolean ignored) {

		String name() {
			return this.declaration.name().text();
		}

		boolean list() {
			return this.declaration.arity() == Declaration.Arity.LIST;
		}

		boolean optional() {
			return this.declaration.arity() == Declaration.Arity.OPTIONAL;
		}

		boolean required() {
			return this.declaration.arity() == Declaration.Arity.REQUIRED;
		}

	}

	/**
	 * A field that is another model.
	 */
	record RelationField(Name model, Declaration.Field declaration, @Nullable Name relation,
			@Nullable List<ScalarField> fields, @Nullable List<Name> references, @Nullable Name onDelete,
			@Nullable Name onUpdate, @Nullable String map, boolean ignored) {

		Name name() {
			return this.declaration.name();
		}

		Position at() {
			return this.declaration.at();
		}

		String target() {
			return this.declaration.type().name().text();
		}

		@Nullable String relationName() {
			return (this.relation != null) ? this.relation.text() : null;
		}

		boolean list() {
			return this.declaration.arity() == Declaration.Arity.LIST;
		}

		boolean required() {
			return this.declaration.arity() == Declaration.Arity.REQUIRED;
		}

		boolean hasKey() {
			return this.fields != null || this.references != null;
		}

		@Override
		public String toString() {
			return this.model + "." + this.name();
		}

	}

	/**
	 * A primary key or an index.
	 */
	record Index(Position at, boolean unique, List<IndexField> fields, @Nullable String map, @Nullable Name clientName,
			String method, @Nullable String where) {

		List<String> names() {
			return this.fields.stream().map((field) -> field.field().name()).toList();
		}

		List<String> columns() {
			return this.fields.stream().map((field) -> field.field().column()).toList();
		}

	}

	/**
	 * A field of an index.
	 */
	record IndexField(Position at, ScalarField field, boolean sorted, boolean descending,
			@Nullable OperatorClass operatorClass) {
	}

}
