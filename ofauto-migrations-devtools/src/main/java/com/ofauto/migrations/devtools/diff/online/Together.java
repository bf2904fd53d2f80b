package com.ofauto.migrations.devtools.diff.online;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.ofauto.migrations.devtools.diff.step.ColumnStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.diff.step.TypeStep;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The steps that have to stay in one transaction, since the first of them takes away what
 * the last one brings back: nobody shall miss it in the meantime. What needs a segment of
 * its own comes behind them, or keeps its plain form if something between needs it.
 */
final class Together {

	private final List<Step> order = new ArrayList<>();

	private final Set<Step> first = identities();

	private final Set<Step> inside = identities();

	private final Set<Step> kept = identities();

	private final Collection<Dependency> needs;

	/**
	 * Find them.
	 * @param steps all steps
	 * @param needs what needs what after the change
	 * @param apart whether a step needs a segment of its own
	 * @param later whether a part of a step comes in a later segment
	 */
	Together(List<Step> steps, Collection<Dependency> needs, Predicate<Step> apart, Predicate<Step> later) {
		this.needs = needs;
		List<Step> waiting = new ArrayList<>();
		int end = -1;
		for (int number = 0; number < steps.size(); number++) {
			Step step = steps.get(number);
			boolean within = number <= end;
			int until = Math.max(end, returns(steps, number));
			if (!within && until > number) {
				this.first.add(step);
			}
			end = until;
			List<Step> rest = steps.subList(number + 1, Math.max(number, end) + 1);
			boolean held = within || end > number;
			if (held) {
				this.inside.add(step);
			}
			if (held && apart.test(step) && canWait(step, steps.subList(0, number), rest)) {
				this.inside.remove(step);
				waiting.add(step);
			}
			else {
				if (held && (apart.test(step)
						|| later.test(step) && rest.stream().anyMatch(Segments::needsValidConstraints))) {
					this.kept.add(step);
				}
				this.order.add(step);
			}
			if (end <= number) {
				this.order.addAll(waiting);
				waiting.clear();
			}
		}
	}

	private static Set<Step> identities() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

	/**
	 * Where that comes back which a step takes away.
	 */
	private static int returns(List<Step> steps, int number) {
		ObjectId gone = gone(steps.get(number));
		for (int back = steps.size() - 1; gone != null && back > number; back--) {
			if (isOfThat(steps.get(back), steps.get(number)) && comes(steps.get(back), gone)) {
				return back;
			}
		}
		return number;
	}

	private static @Nullable ObjectId gone(Step step) {
		if (step instanceof ObjectStep.RenameObject rename) {
			return rename.from();
		}
		boolean passing = step instanceof ColumnStep.SetDefault value && value.expression() == null;
		boolean drops = step instanceof ObjectStep.DropObject || step instanceof ObjectStep.BlankView
				|| step instanceof TableStep.DropTable || step instanceof TableStep.DetachPartition
				|| step instanceof ConstraintStep.DropConstraint || step instanceof ColumnStep.DropColumn
				|| step instanceof ColumnStep.DropIdentity || step instanceof TypeStep.PutTypeAside;
		return (passing || drops) ? step.object() : null;
	}

	/**
	 * Whether a step on a column brings back what another one takes away from it.
	 */
	private static boolean isOfThat(Step step, Step taker) {
		if (!(step instanceof ColumnStep)) {
			return !(step instanceof ObjectStep.SetComment);
		}
		boolean value = taker instanceof ColumnStep.SetDefault || taker instanceof ColumnStep.DropIdentity;
		return value ? step instanceof ColumnStep.SetDefault || step instanceof ColumnStep.AddIdentity
				: step instanceof ColumnStep.AddColumn;
	}

	/**
	 * Triggers, rules and policies of one table stand for each other, whatever their
	 * names are.
	 */
	private static boolean comes(Step step, ObjectId gone) {
		ObjectId id = step.object();
		return switch (gone.kind()) {
			case TRIGGER, RULE, POLICY ->
				id.kind() == gone.kind() && id.schema().equals(gone.schema()) && id.name().equals(gone.name());
			default -> id.equals(gone);
		};
	}

	private boolean canWait(Step step, List<Step> before, List<Step> rest) {
		boolean again = LateDrops.builtOn(step) != null
				&& before.stream().anyMatch((other) -> step.object().equals(gone(other)));
		return !again && rest.stream().noneMatch((other) -> needs(other, step));
	}

	/**
	 * Whether a step needs what another one makes. A foreign key needs a key of its
	 * target, a key the columns of its table.
	 */
	private boolean needs(Step step, Step maker) {
		ObjectId made = maker.object();
		if (step instanceof ConstraintStep change && change.constraint().foreignKey() != null
				&& change.constraint().foreignKey().table().equals(LateDrops.builtOn(maker))) {
			return true;
		}
		boolean key = step instanceof ConstraintStep change && change.constraint().kind().hasIndex()
				&& LateDrops.tableOf(made).equals(LateDrops.tableOf(step.object()));
		boolean dependent = LateDrops.builtOn(maker) != null && this.needs.stream()
			.anyMatch((need) -> need.dependent().equals(step.object()) && need.referenced().equals(made));
		return key || dependent || step instanceof TableStep;
	}

	List<Step> order() {
		return this.order;
	}

	/**
	 * Whether a step is the first of some that stay together.
	 */
	boolean begins(Step step) {
		return this.first.contains(step);
	}

	/**
	 * Whether a step stays in one transaction with others.
	 */
	boolean holds(Step step) {
		return this.inside.contains(step);
	}

	/**
	 * Whether a step keeps its plain form, since it cannot leave the transaction.
	 */
	boolean keeps(Step step) {
		return this.kept.contains(step);
	}

}
