package com.ofauto.migrations.devtools.diff.online;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.online.OnlineRemark.Reason;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetDefault;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetNotNull;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddKey;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.ValidateConstraint;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.IndexStep.BuildIndex;
import com.ofauto.migrations.devtools.diff.step.IndexStep.DropIndexAside;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.DropObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Goes through the steps of one change and gives each its form.
 */
final class OnlineChange {

	private final FilledTables tables;

	private final FreeNames names;

	private final Reasons reasons;

	private final LateDrops drops;

	private final Together together;

	private final Segments segments = new Segments();

	private final Set<ObjectId> eased = new LinkedHashSet<>();

	private final List<OnlineRemark> remarks = new ArrayList<>();

	OnlineChange(List<Step> steps, DatabaseSchema from, DatabaseSchema to, Set<ObjectId> plain) {
		this.tables = new FilledTables(steps, from, to, plain);
		this.names = new FreeNames(from, to);
		this.reasons = new Reasons(this.tables);
		this.drops = new LateDrops(steps, this::isBuiltAside);
		this.together = new Together(steps.stream().filter((step) -> !this.drops.isLate(step)).toList(),
				to.dependencies(), this::isApart, (step) -> blocks(step) && step instanceof ConstraintStep);
	}

	SegmentedChange segmented() {
		for (Step step : this.together.order()) {
			if (this.together.begins(step)) {
				this.segments.closeAll();
			}
			add(step);
		}
		return new SegmentedChange(this.segments.end(), List.copyOf(this.eased), this.remarks);
	}

	/**
	 * Whether a step needs a segment of its own before others go on.
	 */
	private boolean isApart(Step step) {
		return isBuiltAside(step) || blocks(step) && isNotNull(step);
	}

	private void add(Step step) {
		if (fails(step, Hazard.Kind.NULLS)) {
			remark(Reason.MAY_LACK_VALUES, step);
		}
		else if (fails(step, Hazard.Kind.REQUIRED_COLUMN)) {
			remark(Reason.REQUIRED_WITHOUT_DEFAULT, step);
		}
		if (this.together.keeps(step)) {
			remark(Reason.TOGETHER, step);
			this.drops.replacedBy(step).forEach((drop) -> this.segments.add(Piece.brief(drop)));
			this.segments.add(Piece.brief(step));
			this.drops.after(step).forEach((drop) -> this.segments.add(Piece.brief(drop)));
		}
		else if (isBuiltAside(step)) {
			build(step);
		}
		else if (step instanceof DropObject drop && drop.dropped() instanceof Index index) {
			this.segments.add(this.together.holds(step) ? Piece.brief(step) : drop(index, step));
		}
		else if (blocks(step) && step instanceof AddConstraint add && isValidatedLater(add.constraint())) {
			ease(step, validated(add.constraint(), mayFail(step)));
		}
		else if (blocks(step) && step instanceof ValidateConstraint validate) {
			ease(step, validation(validate.constraint(), mayFail(step)));
		}
		else if (blocks(step) && isNotNull(step)) {
			ease(step, required(step));
		}
		else if (blocks(step) && step instanceof AddColumn add && isFilledLater(add)) {
			remark(Reason.NOT_FILLED, step);
			ease(step, withoutValue(add));
		}
		else {
			plain(step);
		}
	}

	private void plain(Step step) {
		boolean blocks = blocks(step);
		if (blocks) {
			remark(this.reasons.of(step), step);
		}
		else if (step instanceof RenameObject rename && Reasons.isKnownToOthers(rename)) {
			remark(Reason.RENAMED, step);
		}
		this.segments.add((blocks && !this.together.holds(step)) ? Piece.alone(step) : Piece.brief(step));
	}

	private void ease(Step step, List<Piece> pieces) {
		this.eased.add(step.object());
		pieces.forEach(this.segments::add);
	}

	private void remark(Reason reason, Step step) {
		this.remarks.add(new OnlineRemark(reason, step));
	}

	/**
	 * Whether a step keeps others waiting while it reads or writes rows.
	 */
	private boolean blocks(Step step) {
		return step.hazards()
			.stream()
			.anyMatch(
					(hazard) -> hazard.kind().effect() == Hazard.Effect.BLOCKS && this.tables.isFilled(hazard.table()));
	}

	/**
	 * Whether the rows of a filled table may not allow a step.
	 */
	private boolean fails(Step step, Hazard.Kind kind) {
		return step.hazards()
			.stream()
			.anyMatch((hazard) -> hazard.kind() == kind && this.tables.isFilled(hazard.table()));
	}

	private static List<Hazard> mayFail(Step step) {
		return step.hazards().stream().filter((hazard) -> hazard.kind().effect() != Hazard.Effect.BLOCKS).toList();
	}

	private boolean isBuiltAside(Step step) {
		ObjectId table = LateDrops.builtOn(step);
		if (table == null || !this.tables.isFilled(table) || this.tables.isPartitioned(table)) {
			return false;
		}
		return step instanceof CreateObject
				|| step instanceof AddConstraint add && add.constraint().kind() != Constraint.Kind.EXCLUSION
						&& KeyIndex.of(add.constraint(), add.object().part()).isPresent();
	}

	private void build(Step step) {
		List<Step> replaced = this.drops.replacedBy(step);
		String own = LateDrops.nameOf(step.object());
		String name = replaced.isEmpty() ? own : this.names.relation(step.object().schema(), own, "__new");
		List<Piece> pieces = new ArrayList<>();
		if (step instanceof AddConstraint add) {
			Index index = KeyIndex.of(add.constraint(), name).orElseThrow();
			pieces.add(Piece.alone(new BuildIndex(index, mayFail(step))));
			pieces.add(new Piece(Piece.Place.WITH_OTHERS,
					Stream.concat(replaced.stream(), Stream.of(new AddKey(add.constraint(), index.id()))).toList()));
		}
		else {
			Index index = (Index) ((CreateObject) step).created();
			Index built = KeyIndex.named(index, name);
			pieces.add(Piece.alone(new BuildIndex(built, mayFail(step))));
			replaced.forEach((drop) -> pieces.add(dropped(drop)));
			if (!replaced.isEmpty()) {
				pieces.add(Piece.brief(new RenameObject(built.id(), index.id())));
			}
		}
		ease(step, pieces);
		this.drops.after(step).forEach((drop) -> this.segments.add(dropped(drop)));
	}

	private Piece dropped(Step step) {
		return (step instanceof DropObject drop && drop.dropped() instanceof Index index) ? drop(index, step)
				: Piece.brief(step);
	}

	private Piece drop(Index index, Step step) {
		boolean aside = this.tables.isFilled(index.table()) && !this.tables.isPartitioned(index.table());
		return aside ? Piece.alone(new DropIndexAside(index.id())) : Piece.brief(step);
	}

	private boolean isValidatedLater(Constraint constraint) {
		return switch (constraint.kind()) {
			case FOREIGN_KEY -> !this.reasons.isOfPartitions(constraint);
			case CHECK -> true;
			case PRIMARY_KEY, UNIQUE, EXCLUSION, NOT_NULL -> false;
		};
	}

	private static List<Piece> validated(Constraint constraint, List<Hazard> hazards) {
		Constraint unchecked = new Constraint(constraint.id(), constraint.kind(),
				constraint.definition() + " NOT VALID", constraint.columns(), constraint.foreignKey(), false);
		return Stream
			.concat(Stream.of(Piece.brief(new AddConstraint(unchecked, false, List.of()))),
					validation(constraint, hazards).stream())
			.toList();
	}

	private static List<Piece> validation(Constraint constraint, List<Hazard> hazards) {
		return List.of(new Piece(Piece.Place.AT_THE_END, List.of(new ValidateConstraint(constraint, false, hazards))));
	}

	private static boolean isNotNull(Step step) {
		return step instanceof SetNotNull
				|| step instanceof AddConstraint add && add.constraint().kind() == Constraint.Kind.NOT_NULL;
	}

	/**
	 * PostgreSQL reads no rows for NOT NULL if a valid check says the same.
	 */
	private List<Piece> required(Step step) {
		ObjectId table = LateDrops.tableOf(step.object());
		String column = (step instanceof AddConstraint add) ? add.constraint().columns().get(0) : step.object().part();
		Constraint check = new Constraint(
				table.part(ObjectKind.CONSTRAINT, this.names.constraint(table, column, "_is_set")),
				Constraint.Kind.CHECK, "CHECK (" + Quotes.name(column) + " IS NOT NULL) NOT VALID", List.of(column),
				null, false);
		Step set = (step instanceof AddConstraint add) ? new AddConstraint(add.constraint(), false, List.of())
				: new SetNotNull(step.object(), List.of());
		return List.of(Piece.brief(new AddConstraint(check, false, List.of())),
				Piece.alone(new ValidateConstraint(check, false, mayFail(step))),
				Piece.brief(set, new DropConstraint(check, false)));
	}

	/**
	 * The default of a parent is not that of its children if it is set afterwards.
	 */
	private boolean isFilledLater(AddColumn add) {
		Column column = add.column();
		return !add.serial() && column.identity() == null && column.value() != null
				&& column.value().kind() == ColumnValue.Kind.DEFAULT && !column.notNull()
				&& !this.tables.isParent(LateDrops.tableOf(add.object()));
	}

	private static List<Piece> withoutValue(AddColumn add) {
		Column column = add.column();
		Column bare = new Column(column.name(), column.type(), column.collation(), column.notNull(), null, null,
				column.inherited(), column.settings());
		ColumnValue value = column.value();
		return List.of(Piece.brief(new AddColumn(add.object(), bare, false, mayFail(add)),
				new SetDefault(add.object(), (value != null) ? value.expression() : null, false)));
	}

}
