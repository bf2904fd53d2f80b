package com.ofauto.migrations.devtools.psl;

import java.util.List;

/**
 * A block of the schema.
 */
sealed interface Declaration {

	Name name();

	/**
	 * A model or a view.
	 */
	record Model(Name name, boolean view, List<Field> fields, List<Attribute> attributes,
			String documentation) implements Declaration {

		String kind() {
			return this.view ? "view" : "model";
		}

	}

	/**
	 * A composite type.
	 */
	record Composite(Name name) implements Declaration {
	}

	/**
	 * An enum.
	 */
	record Enum(Name name, List<Value> values, List<Attribute> attributes,
			String documentation) implements Declaration {
	}

	/**
	 * The datasource or a generator.
	 */
	record Config(Name name, boolean datasource, List<Property> properties) implements Declaration {
	}

	/**
	 * A field of a model or view.
	 */
	record Field(Name name, Type type, Arity arity, List<Attribute> attributes, String documentation) {

		Position at() {
			return this.name.at();
		}

	}

	/**
	 * A type as it is written.
	 *
	 * @param name the name, or the text of {@code Unsupported}
	 * @param unsupported whether it is one that Prisma does not know
	 */
	record Type(Name name, boolean unsupported) {
	}

	/**
	 * How many values a field holds.
	 */
	enum Arity {

		REQUIRED, OPTIONAL, LIST

	}

	/**
	 * A value of an enum.
	 */
	record Value(Name name, List<Attribute> attributes, String documentation) {
	}

	/**
	 * A property of the datasource or a generator.
	 */
	record Property(Name name, Expression value) {
	}

}
