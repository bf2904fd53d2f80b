package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * A step that changes a type or a collation. One that cannot be altered is put aside: it
 * gets a temporary name until nothing uses it.
 */
public sealed interface TypeStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.types().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Adds a value to an enum, before or after another.
	 */
	record AddEnumValue(ObjectId object, String value, @Nullable String before,
			@Nullable String after) implements TypeStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.addEnumValue(this);
		}

	}

	/**
	 * Changes the default and {@code NOT NULL} of a domain.
	 */
	record AlterDomain(Domain from, Domain to) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterDomain(this);
		}

	}

	/**
	 * Renames the multirange and the constructors of a range type.
	 */
	record AlterRangeNames(RangeType from, RangeType to) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterRangeNames(this);
		}

	}

	/**
	 * Adds, drops and changes attributes; with {@code cascade} also the columns of typed
	 * tables.
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

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterCompositeType(this);
		}

	}

	/**
	 * Renames a type or collation so that a new one can take its name.
	 */
	record PutTypeAside(SchemaObject type, String name) implements TypeStep {

		@Override
		public ObjectId object() {
			return this.type.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.putTypeAside(this);
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

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropTypeAside(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R addEnumValue(AddEnumValue step);

		R alterDomain(AlterDomain step);

		R alterRangeNames(AlterRangeNames step);

		R alterCompositeType(AlterCompositeType step);

		R putTypeAside(PutTypeAside step);

		R dropTypeAside(DropTypeAside step);

	}

}
