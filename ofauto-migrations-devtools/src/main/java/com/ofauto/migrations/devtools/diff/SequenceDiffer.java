package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.AdvanceSequence;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.AlterSequence;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.SetSequenceOwner;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides what is done to sequences.
 */
final class SequenceDiffer {

	private final Comparison comparison;

	private final Actions actions;

	SequenceDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	void create(Sequence sequence) {
		this.actions.make(Rank.CREATE_SEQUENCE, new CreateObject(sequence, List.of())).takes(SchemaNames.of(sequence));
		ObjectId owner = sequence.owner();
		if (owner != null) {
			own(sequence);
			if (!this.comparison.isNewColumn(owner) && sequence.options().increment() > 0) {
				this.actions.add(Rank.OWN_SEQUENCE, new AdvanceSequence(sequence.id(), owner))
					.needs(Set.of(sequence.id(), owner));
			}
		}
	}

	void alter(Sequence from, Sequence to) {
		Sequence adapted = followed(from, to);
		if (adapted.unlogged() != to.unlogged() || !from.options().equals(to.options())) {
			boolean follows = adapted.unlogged() != from.unlogged();
			Action action = this.actions.make(Rank.ALTER_TYPE, new AlterSequence(adapted, to, follows));
			if (from.owner() != null && follows) {
				action.needs(Set.of(table(from.owner())));
			}
		}
		ObjectId owner = from.owner();
		if (!Objects.equals(owner, to.owner())) {
			if (to.owner() != null) {
				own(to).precedes((owner != null) ? Set.of(owner, table(owner)) : Set.of());
			}
			else if (owner != null) {
				this.actions.add(Rank.DROP_DEFAULT, new SetSequenceOwner(to.id(), null))
					.precedes(Set.of(owner, table(owner)));
			}
		}
	}

	/**
	 * A sequence becomes logged or unlogged with the table that owns it.
	 */
	private Sequence followed(Sequence from, Sequence to) {
		ObjectId owner = from.owner();
		if (owner == null || isUnlogged(this.comparison.from(), owner) != from.unlogged()
				|| !this.comparison.to().objects().containsKey(table(owner)) || this.comparison.isNew(table(owner))) {
			return from;
		}
		return new Sequence(from.id(), isUnlogged(this.comparison.to(), owner), from.options(), owner);
	}

	private static boolean isUnlogged(DatabaseSchema schema, ObjectId column) {
		return schema.find(table(column)).map(Table.class::cast).filter(Table::unlogged).isPresent();
	}

	private Action own(Sequence sequence) {
		ObjectId owner = Objects.requireNonNull(sequence.owner());
		return this.actions.add(Rank.OWN_SEQUENCE, new SetSequenceOwner(sequence.id(), owner))
			.needs(Set.of(sequence.id(), owner));
	}

	private static ObjectId table(ObjectId column) {
		return ObjectId.of(ObjectKind.TABLE, column.schema(), column.name());
	}

}
