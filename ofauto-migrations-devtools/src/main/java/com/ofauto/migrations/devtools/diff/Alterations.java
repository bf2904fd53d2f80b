package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.AccessStep.AlterPolicy;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AlterForeignKey;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.ValidateConstraint;
import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.AlterExtension;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetFiring;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.Rule;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Decides what is done to the objects that stay.
 */
final class Alterations {

	private final Comparison comparison;

	private final Actions actions;

	private final TableDiffer tables;

	private final ParentDiffer places;

	private final TableColumns columns;

	private final TypeDiffer types;

	private final SequenceDiffer sequences;

	private final ViewDiffer views;

	private final RowHazards hazards;

	Alterations(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.tables = new TableDiffer(comparison, actions);
		this.places = new ParentDiffer(comparison, actions);
		this.columns = new TableColumns(comparison, actions);
		this.types = new TypeDiffer(comparison, actions);
		this.sequences = new SequenceDiffer(comparison, actions);
		this.views = new ViewDiffer(actions, this.tables, new ColumnDiffer(comparison, actions));
		this.hazards = new RowHazards(comparison);
	}

	void decide() {
		for (SchemaObject to : this.comparison.to().objects().values()) {
			SchemaObject from = this.comparison.from().objects().get(to.id());
			if (from != null && !this.comparison.isNew(to.id())) {
				alter(from, to);
			}
		}
	}

	private void alter(SchemaObject from, SchemaObject to) {
		switch (to.id().kind()) {
			case TABLE -> {
				this.tables.alter((Table) from, (Table) to);
				this.places.alter((Table) from, (Table) to);
				this.columns.alter((Table) from, (Table) to);
			}
			case ENUM -> this.types.alter((EnumType) from, (EnumType) to);
			case DOMAIN -> this.types.alter((Domain) from, (Domain) to);
			case COMPOSITE_TYPE -> this.types.alter((CompositeType) from, (CompositeType) to);
			case RANGE_TYPE -> this.types.alter((RangeType) from, (RangeType) to);
			case SEQUENCE -> this.sequences.alter((Sequence) from, (Sequence) to);
			case VIEW, MATERIALIZED_VIEW -> this.views.alter((View) from, (View) to);
			default -> {
				if (!from.equals(to)) {
					change(from, to);
				}
			}
		}
	}

	private void change(SchemaObject from, SchemaObject to) {
		switch (to.id().kind()) {
			case EXTENSION ->
				this.actions.make(Rank.CREATE_EXTENSION, new AlterExtension((Extension) from, (Extension) to));
			case ROUTINE -> this.actions.make(Rank.CREATE_ROUTINE, new ReplaceObject(to)).frees(Set.of(to.id()));
			case INDEX -> {
			}
			case CONSTRAINT -> constraint((Constraint) from, (Constraint) to);
			case TRIGGER -> firing(to, ((Trigger) to).firing());
			case RULE -> firing(to, ((Rule) to).firing());
			case POLICY -> this.actions.make(Rank.CREATE_PROGRAM, new AlterPolicy((Policy) from, (Policy) to))
				.frees(Set.of(to.id()));
			default -> throw new UnsupportedChangeException(to.id(),
					"The " + Descriptions.of(to.id()) + " cannot be changed while it is there.",
					"Write a migration of your own.");
		}
	}

	private void firing(SchemaObject object, FiringMode firing) {
		this.actions.make(Rank.CREATE_PROGRAM, new SetFiring(object.id(), firing));
	}

	private void constraint(Constraint from, Constraint to) {
		if (to.kind().hasIndex()) {
			return;
		}
		boolean domain = this.comparison.to()
			.objects()
			.get(Dependencies.owner(to.id(), this.comparison.to())) instanceof Domain;
		if (Replacement.isValidated(from, to)) {
			List<Hazard> hazards = domain ? List.of() : this.hazards.of(to);
			this.actions.make(Rank.CREATE_CONSTRAINT, new ValidateConstraint(to, domain, hazards));
		}
		else {
			this.actions.make(Rank.CREATE_CONSTRAINT, new AlterForeignKey(to));
		}
	}

}
