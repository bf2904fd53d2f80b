package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetComment;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Decides which comments are set, including those of objects that are created again.
 */
final class CommentDiffer {

	private final Comparison comparison;

	private final Actions actions;

	CommentDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	void decide() {
		Set<ObjectId> ids = new TreeSet<>(this.comparison.from().comments().keySet());
		ids.addAll(this.comparison.to().comments().keySet());
		for (ObjectId id : ids) {
			SchemaObject owner = owner(id, this.comparison);
			if (owner != null) {
				String before = isNew(id, owner, this.comparison) ? null : this.comparison.from().comments().get(id);
				String after = this.comparison.to().comments().get(id);
				if (!Objects.equals(before, after)) {
					this.actions.add(Rank.COMMENT, new SetComment(id, owner, after)).needs(List.of(id, owner.id()));
				}
			}
		}
	}

	/**
	 * Return the object with this identity, or the one that it is a part of, if the new
	 * schema has it.
	 */
	static @Nullable SchemaObject owner(ObjectId id, Comparison comparison) {
		SchemaObject object = comparison.to().objects().get(id);
		boolean part = switch (id.kind()) {
			case COLUMN -> true;
			case CONSTRAINT -> object != null;
			default -> false;
		};
		if (!part) {
			return object;
		}
		SchemaObject owner = comparison.to().objects().get(Dependencies.owner(id, comparison.to()));
		return (id.kind() == ObjectKind.COLUMN && isGone(id, owner, comparison)) ? null : owner;
	}

	private static boolean isGone(ObjectId column, @Nullable SchemaObject owner, Comparison comparison) {
		if (owner instanceof CompositeType type) {
			return type.attributes().stream().noneMatch((attribute) -> attribute.name().equals(column.part()));
		}
		return owner instanceof Table && Recreations.column(comparison.to(), column) == null;
	}

	static boolean isNew(ObjectId id, SchemaObject owner, Comparison comparison) {
		boolean column = id.kind() == ObjectKind.COLUMN;
		if (column) {
			return comparison.isNew(owner.id()) || comparison.fates().isRecreated(id);
		}
		return comparison.isNew(id);
	}

}
