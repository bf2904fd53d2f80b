package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes a type, or a collation. One that cannot be altered is put aside under
 * another name, until nothing uses it.
 */
public sealed interface TypeStep extends Step {

	/**
	 * Adds a value to an enum, before or after another.
	 */
	record AddEnumValue(ObjectId object, String value, @Nullable String before,
			@Nullable String after) implements TypeStep {

	}

	/**
	 * Changes the default of a domain and whether it refuses null.
	 */
	record AlterDomain(Domain from, Domain to) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

	}

	/**
	 * Gives the multirange and the constructors of a range type other names.
	 */
	record AlterRangeNames(RangeType from, RangeType to) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

	}

	/**
	 * Adds, drops and changes attributes, with {@code cascade} those of typed tables too.
	 */
	record AlterCompositeType(CompositeType from, CompositeType to, boolean cascade,
			List<Hazard> hazards) implements TypeStep {

		public AlterCompositeType {
			hazards = List.copyOf(hazards);
		}

		@Override
		public ObjectId object() {
			return this.to.id();
		}

	}

	/**
	 * Renames a type or collation so that its successor can take its name.
	 */
	record PutTypeAside(SchemaObject type, String name) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.type.id();
		}

	}

	/**
	 * Drops a type or collation that was put aside.
	 */
	record DropTypeAside(SchemaObject type, String name) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.type.id();
		}

	}

}
