package com.ofauto.migrations.devtools.workbench;

import java.util.Locale;

import com.ofauto.migrations.devtools.diff.step.AccessStep;
import com.ofauto.migrations.devtools.diff.step.ColumnStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.IndexStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.SequenceStep;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.diff.step.TypeStep;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Says in one line what a step does: {@code +} for what comes, {@code -} for what goes,
 * {@code ~} for what changes.
 */
public final class StepText {

	/**
	 * The line of a step.
	 * @param step any
	 * @return such as {@code + column orders.note text}
	 */
	public String line(Step step) {
		if (step instanceof TableStep table) {
			return table(table);
		}
		if (step instanceof ColumnStep column) {
			return column(column);
		}
		if (step instanceof ConstraintStep constraint) {
			return constraint(constraint);
		}
		if (step instanceof ObjectStep object) {
			return object(object);
		}
		if (step instanceof IndexStep index) {
			return index(index);
		}
		if (step instanceof TypeStep type) {
			return type(type);
		}
		if (step instanceof AccessStep access) {
			return access(access);
		}
		return sequence((SequenceStep) step);
	}

	private static String table(TableStep step) {
		if (step instanceof TableStep.CreateTable create) {
			int columns = create.table().columns().size();
			return "+ " + named(step) + " with " + columns + ((columns == 1) ? " column" : " columns");
		}
		if (step instanceof TableStep.DropTable) {
			return "- " + named(step);
		}
		if (step instanceof TableStep.AttachPartition attach) {
			return "~ " + named(step) + " becomes a partition of " + name(attach.partition().parent());
		}
		if (step instanceof TableStep.DetachPartition detach) {
			return "~ " + named(step) + " is no partition of " + name(detach.parent()) + " any more";
		}
		if (step instanceof TableStep.SetInheritance inheritance) {
			return "~ " + named(step)
					+ (inheritance.inherits() ? " inherits from " : " does not inherit any more from ")
					+ name(inheritance.parent());
		}
		if (step instanceof TableStep.DeclareColumns declare) {
			return "~ " + named(step) + " declares " + String.join(", ", declare.columns()) + " for itself";
		}
		return "~ " + named(step) + ": " + words(step);
	}

	private static String column(ColumnStep step) {
		if (step instanceof ColumnStep.AddColumn add) {
			return "+ " + named(step) + " " + add.column().type() + (add.column().notNull() ? " not null" : "")
					+ value(add.column());
		}
		if (step instanceof ColumnStep.DropColumn) {
			return "- " + named(step);
		}
		if (step instanceof ColumnStep.AlterColumnType type) {
			return "~ " + named(step) + ": type " + type.column().type();
		}
		if (step instanceof ColumnStep.SetDefault set) {
			return "~ " + named(step) + ": "
					+ ((set.expression() != null) ? "default " + set.expression() : "no default");
		}
		return "~ " + named(step) + ": " + words(step);
	}

	/**
	 * What rows get that are there already.
	 */
	private static String value(Column column) {
		if (column.identity() != null) {
			return " identity";
		}
		if (column.value() == null) {
			return "";
		}
		return ((column.value().kind() == ColumnValue.Kind.DEFAULT) ? " default " : " generated as ")
				+ column.value().expression();
	}

	private static String constraint(ConstraintStep step) {
		if (step instanceof ConstraintStep.AddConstraint) {
			return "+ " + named(step) + " " + step.constraint().definition();
		}
		return ((step instanceof ConstraintStep.DropConstraint) ? "- " + named(step)
				: "~ " + named(step) + ": " + words(step));
	}

	private static String index(IndexStep step) {
		if (step instanceof IndexStep.AttachIndex attach) {
			return "~ " + named(step) + " becomes a part of " + name(attach.whole());
		}
		return (step instanceof IndexStep.CreateBare) ? "+ " + named(step) + " without parts"
				: "~ " + named(step) + ": gets its name";
	}

	private static String object(ObjectStep step) {
		if (step instanceof ObjectStep.RenameObject rename) {
			return "~ " + named(step) + ": " + RenameText.done(rename.from(), rename.to());
		}
		if (step instanceof ObjectStep.CreateObject || step instanceof ObjectStep.CreateDomain
				|| step instanceof ObjectStep.CreateRoutine) {
			return "+ " + named(step);
		}
		if (step instanceof ObjectStep.DropObject) {
			return "- " + named(step);
		}
		if (step instanceof ObjectStep.SetAttribute mark) {
			return "~ " + named(step) + ": " + ObjectAttributeText.of(mark);
		}
		return (step instanceof ObjectStep.SetComment comment && comment.comment() == null)
				? "~ " + named(step) + ": no comment" : "~ " + named(step) + ": " + words(step);
	}

	private static String type(TypeStep step) {
		return (step instanceof TypeStep.AddEnumValue add) ? "+ value '" + add.value() + "' of " + named(step)
				: "~ " + named(step) + ": " + words(step);
	}

	private static String access(AccessStep step) {
		if (step instanceof AccessStep.GrantPrivileges grant) {
			return "+ " + String.join(", ", grant.privileges()) + " on " + named(step) + " to " + grant.grantee();
		}
		if (step instanceof AccessStep.RevokePrivileges revoke) {
			return "- " + String.join(", ", revoke.privileges()) + " on " + named(step) + " from " + revoke.grantee();
		}
		return "~ " + named(step);
	}

	private static String sequence(SequenceStep step) {
		return "~ " + named(step) + ": " + words(step);
	}

	/**
	 * {@code SetNotNull} as {@code set not null}.
	 */
	private static String words(Step step) {
		return step.getClass().getSimpleName().replaceAll("(?<=.)(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
	}

	private static String named(Step step) {
		return named(step.object());
	}

	/**
	 * An object with its kind.
	 * @param id an object, a part of one or a column
	 * @return such as {@code column orders.note}
	 */
	public static String named(ObjectId id) {
		return id.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name(id);
	}

	/**
	 * The name of an object for a person.
	 * @param id an object, a part of one or a column
	 * @return the name, with its schema unless that is the default one
	 */
	public static String name(ObjectId id) {
		String name = id.dottedName();
		if (id.part().isEmpty()) {
			return name;
		}
		return switch (id.kind()) {
			case ROUTINE -> name + "(" + id.part() + ")";
			default -> name + "." + id.part();
		};
	}

}
