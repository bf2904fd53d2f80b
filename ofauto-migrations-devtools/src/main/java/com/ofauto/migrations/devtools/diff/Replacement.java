package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.CompositeType.Attribute;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.Rule;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Finds the changes that need a drop and a create, because neither {@code ALTER} nor
 * {@code CREATE OR REPLACE} can make them.
 */
final class Replacement {

	private static final String DEFAULT = " DEFAULT ";

	private Replacement() {
	}

	/**
	 * Whether an object has to be dropped and created again.
	 */
	static boolean isNeeded(SchemaObject from, SchemaObject to) {
		return switch (from.id().kind()) {
			case INDEX -> isNeeded((Index) from, (Index) to);
			case CAST, STATISTICS, TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION -> !from.equals(to);
			case ROUTINE -> isNeeded((Routine) from, (Routine) to);
			case VIEW -> !isAppended(((View) from).columns(), ((View) to).columns());
			case MATERIALIZED_VIEW -> isNeeded((View) from, (View) to);
			case CONSTRAINT -> isNeeded((Constraint) from, (Constraint) to);
			case TRIGGER -> !((Trigger) from).definition().equals(((Trigger) to).definition());
			case RULE -> !((Rule) from).definition().equals(((Rule) to).definition());
			case POLICY -> isNeeded((Policy) from, (Policy) to);
			default -> false;
		};
	}

	/**
	 * Whether a table has to be dropped and created again because its rows would have to
	 * move: its partition key differs, or the type of a key column does.
	 */
	static boolean isRemade(Table from, Table to) {
		String key = from.partitionKey();
		return !Objects.equals(key, to.partitionKey()) || key != null && from.columns()
			.values()
			.stream()
			.anyMatch((column) -> isNamedIn(key, column.name()) && isRetyped(column, to));
	}

	private static boolean isRetyped(Column column, Table to) {
		Column after = to.columns().get(column.name());
		return after != null && ColumnChange.isOfType(column, after);
	}

	static boolean isNamedIn(String key, String column) {
		return Pattern.compile("\\b" + Pattern.quote(column) + "\\b").matcher(key).find();
	}

	/**
	 * Whether a type or a collation has to be put aside for another of the same name.
	 */
	static boolean isSuccessor(SchemaObject from, SchemaObject to) {
		return switch (from.id().kind()) {
			case COLLATION -> !from.equals(to);
			case RANGE_TYPE -> !((RangeType) from).shape().equals(((RangeType) to).shape());
			case ENUM -> !isExtended(((EnumType) from).values(), ((EnumType) to).values());
			case DOMAIN -> !((Domain) from).type().equals(((Domain) to).type())
					|| !Objects.equals(((Domain) from).collation(), ((Domain) to).collation());
			case COMPOSITE_TYPE -> isReordered((CompositeType) from, (CompositeType) to);
			default -> false;
		};
	}

	/**
	 * Whether the new values contain all old ones in the same order.
	 */
	private static boolean isExtended(List<String> from, List<String> to) {
		return to.stream().filter(from::contains).toList().equals(from);
	}

	/**
	 * New attributes come last.
	 */
	private static boolean isReordered(CompositeType from, CompositeType to) {
		List<String> before = from.attributes().stream().map(Attribute::name).toList();
		List<String> after = to.attributes().stream().map(Attribute::name).toList();
		List<String> kept = before.stream().filter(after::contains).toList();
		boolean retyped = to.attributes()
			.stream()
			.anyMatch((attribute) -> before.contains(attribute.name()) && !from.attributes().contains(attribute));
		return retyped || !after.subList(0, kept.size()).equals(kept);
	}

	/**
	 * The storage parameters of a part are set, because a part cannot be created again
	 * alone.
	 */
	private static boolean isNeeded(Index from, Index to) {
		boolean part = from.place() != null || to.place() != null;
		return !from.table().equals(to.table()) || (part ? !PartShape.isSame(from, to)
				: from.unique() != to.unique() || !from.using().equals(to.using()));
	}

	private static boolean isNeeded(Routine from, Routine to) {
		return from.kind() != to.kind() || !from.arguments().equals(to.arguments())
				|| !Objects.equals(from.result(), to.result())
				|| from.kind() == Routine.Kind.AGGREGATE && !from.equals(to) || defaults(from) > defaults(to);
	}

	private static int defaults(Routine routine) {
		String head = routine.definition().lines().findFirst().orElse("");
		return head.split(DEFAULT, -1).length;
	}

	private static boolean isAppended(List<Column> from, List<Column> to) {
		if (from.size() > to.size()) {
			return false;
		}
		for (int number = 0; number < from.size(); number++) {
			Column before = from.get(number);
			Column after = to.get(number);
			if (!before.name().equals(after.name()) || !before.type().equals(after.type())
					|| !Objects.equals(before.collation(), after.collation())) {
				return false;
			}
		}
		return true;
	}

	private static boolean isNeeded(View from, View to) {
		return !from.query().equals(to.query());
	}

	private static boolean isNeeded(Constraint from, Constraint to) {
		boolean changed = !from.kind().equals(to.kind()) || !from.definition().equals(to.definition());
		return changed && !isValidated(from, to) && !isDeferred(from, to);
	}

	/**
	 * Whether the only change is that existing rows are validated.
	 */
	static boolean isValidated(Constraint from, Constraint to) {
		return !from.validated() && to.validated()
				&& from.definition().replace(" NOT VALID", "").equals(to.definition());
	}

	/**
	 * Whether the only change is when a foreign key is checked.
	 */
	static boolean isDeferred(Constraint from, Constraint to) {
		return from.kind() == Constraint.Kind.FOREIGN_KEY && to.kind() == Constraint.Kind.FOREIGN_KEY
				&& from.validated() == to.validated()
				&& immediate(from.definition()).equals(immediate(to.definition()));
	}

	private static String immediate(String definition) {
		return definition.replace(" DEFERRABLE", "").replace(" INITIALLY DEFERRED", "");
	}

	private static boolean isNeeded(Policy from, Policy to) {
		return from.permissive() != to.permissive() || !from.command().equals(to.command())
				|| from.using() != null && to.using() == null || from.check() != null && to.check() == null;
	}

}
