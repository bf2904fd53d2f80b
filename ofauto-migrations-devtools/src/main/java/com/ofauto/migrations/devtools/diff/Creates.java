package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.IndexStep.CreateBare;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.BlankView;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateDomain;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateRoutine;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetFiring;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.Rule;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Decides what is created.
 */
final class Creates {

	private final Comparison comparison;

	private final Actions actions;

	private final TableCreation tables;

	private final SequenceDiffer sequences;

	private final RowHazards hazards;

	private final ColumnDiffer columns;

	private final IndexParts parts;

	Creates(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.tables = new TableCreation(comparison, actions);
		this.sequences = new SequenceDiffer(comparison, actions);
		this.hazards = new RowHazards(comparison);
		this.columns = new ColumnDiffer(comparison, actions);
		this.parts = new IndexParts(comparison);
	}

	/**
	 * Tables come first, because they include some of the other objects.
	 */
	void decide() {
		List<SchemaObject> coming = this.comparison.to()
			.objects()
			.values()
			.stream()
			.filter((object) -> this.comparison.isNew(object.id()))
			.toList();
		coming.stream().filter(Table.class::isInstance).forEach((table) -> this.tables.create((Table) table));
		coming.stream().filter(Domain.class::isInstance).forEach((domain) -> createDomain((Domain) domain));
		for (SchemaObject object : coming) {
			boolean comesAlong = this.parts.whole(object) != null
					&& this.parts.origin(object) != IndexParts.Origin.ALONE;
			if (!(object instanceof Table) && !this.actions.includes(object.id()) && !comesAlong) {
				create(object);
			}
		}
		new IndexPartSteps(this.comparison, this.actions, this.parts).decide();
	}

	/**
	 * A check is part of CREATE DOMAIN unless it needs something that needs the domain.
	 */
	private void createDomain(Domain domain) {
		List<Constraint> constraints = this.comparison.to()
			.all(Constraint.class)
			.stream()
			.filter((constraint) -> constraint.id().isPartOf(domain.id()) && constraint.validated()
					&& this.comparison.toNeeds()
						.of(constraint.id())
						.stream()
						.noneMatch((need) -> !need.equals(domain.id())
								&& this.comparison.toNeeds().reaches(need, Set.of(domain.id()))))
			.toList();
		Action action = this.actions.make(Rank.CREATE_TYPE, new CreateDomain(domain, constraints))
			.takes(SchemaNames.of(domain));
		this.actions.include(domain.id());
		for (Constraint constraint : constraints) {
			this.actions.include(constraint.id());
			action.makes(Set.of(constraint.id()));
		}
	}

	private void create(SchemaObject object) {
		if (object instanceof Sequence sequence) {
			this.sequences.create(sequence);
			return;
		}
		boolean blank = object instanceof View && this.actions.isApart(object.id());
		Action action = this.actions.make(rank(object), blank ? new ReplaceObject(object) : step(object));
		if (blank) {
			action.after(Set.of(this.actions.add(rank(object), new BlankView((View) object, false))
				.needs(this.comparison.toNeeds().of(object.id()).stream().filter(Creates::isOfColumns).toList())
				.takes(SchemaNames.of(object))));
		}
		else {
			action.takes(SchemaNames.of(object));
		}
		action.needs(this.parts.rivals(object));
		FiringMode firing = firing(object);
		if (firing != FiringMode.ORIGIN) {
			this.actions.add(Rank.CREATE_PROGRAM, new SetFiring(object.id(), firing)).after(Set.of(action));
		}
		if (object instanceof View view) {
			for (Column column : view.columns()) {
				this.columns.setSettings(view.id().part(ObjectKind.COLUMN, column.name()), Map.of(), column)
					.forEach((setting) -> setting.after(Set.of(action)));
				String expression = ColumnChange.defaultOf(column);
				if (expression != null) {
					this.actions.add(Rank.CREATE_VIEW, ViewDiffer.setDefault(view, column.name(), expression))
						.after(Set.of(action));
				}
			}
		}
	}

	private static boolean isOfColumns(ObjectId need) {
		return switch (need.kind()) {
			case SCHEMA, EXTENSION, ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, COLLATION -> true;
			default -> false;
		};
	}

	private Step step(SchemaObject object) {
		if (object instanceof Routine routine) {
			return new CreateRoutine(routine);
		}
		if (this.parts.isMadeBare(object)) {
			return new CreateBare(object);
		}
		if (object instanceof Constraint constraint) {
			boolean domain = this.comparison.to()
				.objects()
				.get(Dependencies.owner(object.id(), this.comparison.to())) instanceof Domain;
			return new AddConstraint(constraint, domain, domain ? List.of() : this.hazards.of(constraint));
		}
		return new CreateObject(object, (object instanceof Index index) ? this.hazards.of(index) : List.of());
	}

	private static FiringMode firing(SchemaObject object) {
		if (object instanceof Trigger trigger) {
			return trigger.firing();
		}
		return (object instanceof Rule rule) ? rule.firing() : FiringMode.ORIGIN;
	}

	static Rank rank(SchemaObject object) {
		return switch (object.id().kind()) {
			case SCHEMA -> Rank.CREATE_SCHEMA;
			case EXTENSION -> Rank.CREATE_EXTENSION;
			case SEQUENCE -> Rank.CREATE_SEQUENCE;
			case ROUTINE, CAST -> Rank.CREATE_ROUTINE;
			case TABLE -> Rank.CREATE_TABLE;
			case CONSTRAINT ->
				(((Constraint) object).foreignKey() != null) ? Rank.CREATE_FOREIGN_KEY : Rank.CREATE_CONSTRAINT;
			case INDEX, STATISTICS -> Rank.CREATE_INDEX;
			case VIEW, MATERIALIZED_VIEW -> Rank.CREATE_VIEW;
			case TRIGGER, RULE, POLICY -> Rank.CREATE_PROGRAM;
			default -> Rank.CREATE_TYPE;
		};
	}

}
