package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * A step that creates, replaces or drops an object as a whole, or changes what all kinds
 * have.
 */
public sealed interface ObjectStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.objects().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Creates anything but a table, a domain or a routine.
	 */
	record CreateObject(SchemaObject created, List<Hazard> hazards) implements ObjectStep {

		public CreateObject {
			hazards = List.copyOf(hazards);
		}

		@Override
		public ObjectId object() {
			return this.created.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.createObject(this);
		}

	}

	/**
	 * Creates a domain with its checks.
	 */
	record CreateDomain(Domain domain, List<Constraint> constraints) implements ObjectStep {

		public CreateDomain {
			constraints = List.copyOf(constraints);
		}

		@Override
		public ObjectId object() {
			return this.domain.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.createDomain(this);
		}

	}

	/**
	 * Creates a function, a procedure or an aggregate.
	 */
	record CreateRoutine(Routine routine) implements ObjectStep {

		@Override
		public ObjectId object() {
			return this.routine.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.createRoutine(this);
		}

	}

	/**
	 * Creates a view without its query, or replaces one by that, for objects that need
	 * the view and that its query needs.
	 */
	record BlankView(View view, boolean replaces) implements ObjectStep {

		@Override
		public ObjectId object() {
			return this.view.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.blankView(this);
		}

	}

	/**
	 * Replaces a view, a routine or a rule.
	 */
	record ReplaceObject(SchemaObject replacement) implements ObjectStep {

		@Override
		public ObjectId object() {
			return this.replacement.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.replaceObject(this);
		}

	}

	/**
	 * Drops anything but a table.
	 */
	record DropObject(SchemaObject dropped, List<Hazard> hazards) implements ObjectStep {

		public DropObject {
			hazards = List.copyOf(hazards);
		}

		@Override
		public ObjectId object() {
			return this.dropped.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropObject(this);
		}

	}

	/**
	 * Renames an object, a part of one or a column. The identity of an enum value is a
	 * part of the enum's.
	 */
	record RenameObject(ObjectId from, ObjectId to) implements ObjectStep {

		@Override
		public ObjectId object() {
			return this.from;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.renameObject(this);
		}

	}

	/**
	 * Moves an extension to another schema, or updates it to another version.
	 */
	record AlterExtension(Extension from, Extension to) implements ObjectStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterExtension(this);
		}

	}

	/**
	 * Sets the comment of an object, or of a part of {@code owner}; null removes it.
	 */
	record SetComment(ObjectId object, SchemaObject owner, @Nullable String comment) implements ObjectStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setComment(this);
		}

	}

	/**
	 * Sets an attribute of {@code owner} or of a part of it that no {@code CREATE} can
	 * set; null removes it.
	 */
	record SetAttribute(ObjectAttribute mark, SchemaObject owner, @Nullable String from,
			@Nullable String to) implements ObjectStep {

		@Override
		public ObjectId object() {
			return this.mark.object();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setAttribute(this);
		}

	}

	/**
	 * Sets when a trigger or a rule fires.
	 */
	record SetFiring(ObjectId object, FiringMode firing) implements ObjectStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setFiring(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R createObject(CreateObject step);

		R createDomain(CreateDomain step);

		R createRoutine(CreateRoutine step);

		R blankView(BlankView step);

		R replaceObject(ReplaceObject step);

		R dropObject(DropObject step);

		R renameObject(RenameObject step);

		R alterExtension(AlterExtension step);

		R setComment(SetComment step);

		R setAttribute(SetAttribute step);

		R setFiring(SetFiring step);

	}

}
