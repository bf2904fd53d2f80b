package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType.Conversion;
import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.SequenceOptions;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides how a column gets another type, or the new type of the same name.
 */
final class ColumnTypeDiffer {

	private final Comparison comparison;

	private final Actions actions;

	private final TypeConversion conversions;

	ColumnTypeDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.conversions = new TypeConversion(comparison.from());
	}

	Action retype(Table table, Column from, Column to) {
		ObjectId id = table.columnId(to.name());
		refusePartitionKey(table, id);
		refuseRowType(table);
		Set<ObjectId> family = Inheritance.followers(table.id(), to.name(), this.comparison);
		boolean aside = this.comparison.fromNeeds()
			.of(id)
			.stream()
			.anyMatch((need) -> need.kind() != ObjectKind.COLLATION && this.comparison.fates().isPutAside(need));
		Conversion conversion = this.conversions.conversion(from.type(), to.type());
		conversion = aside ? byText(conversion, to.type()) : conversion;
		return this.actions
			.add(Rank.ALTER_COLUMN,
					new AlterColumnType(id, to, conversion, isSameByName(from, to), hazards(table, from, to, aside)))
			.touches(family)
			.frees(family)
			.makes(family);
	}

	private static boolean isSameByName(Column from, Column to) {
		return from.type().equals(to.type()) && Objects.equals(from.collation(), to.collation());
	}

	/**
	 * Values of the old type become values of the new one only through their text.
	 */
	private static Conversion byText(Conversion conversion, String type) {
		return switch (conversion) {
			case ASSIGNED, CAST -> type.endsWith("[]") ? Conversion.TEXTS : Conversion.TEXT;
			case ELEMENT -> Conversion.TEXT_ELEMENT;
			default -> conversion;
		};
	}

	/**
	 * The identity as PostgreSQL changes it when its column gets another type.
	 */
	static Identity adapted(Identity identity, String type) {
		SequenceOptions options = identity.options();
		boolean full = options.maximum() == greatest(options.type());
		return new Identity(identity.always(), identity.sequence(),
				new SequenceOptions(type, options.start(), options.increment(), options.minimum(),
						full ? greatest(type) : options.maximum(), options.cache(), options.cycle()));
	}

	private static long greatest(String type) {
		return switch (type) {
			case "smallint" -> Short.MAX_VALUE;
			case "integer" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	private void refusePartitionKey(Table table, ObjectId column) {
		String key = table.partitionKey();
		if (key != null && Replacement.isNamedIn(key, column.part())) {
			throw new UnsupportedChangeException(column,
					"The " + Descriptions.of(column) + " is part of a partition key, and its type cannot change.",
					"Create a partitioned table beside it, copy the rows and rename it, in a migration of your own.");
		}
	}

	private void refuseRowType(Table table) {
		for (ObjectId dependent : this.comparison.fromNeeds().dependents(table.id())) {
			if (dependent.kind() == ObjectKind.COLUMN && !dependent.isPartOf(table.id())) {
				throw new UnsupportedChangeException(table.id(),
						"The rows of the " + Descriptions.of(table.id()) + " are the values of the "
								+ Descriptions.of(dependent) + ", so that the types of its columns cannot change.",
						"Give that column another type first, in a migration of its own.");
			}
		}
	}

	private List<Hazard> hazards(Table table, Column from, Column to, boolean aside) {
		List<Hazard> hazards = new ArrayList<>();
		ObjectId id = table.columnId(to.name());
		List<String> columns = List.of(to.name());
		if (aside) {
			hazards.addAll(droppedValues(table, id, from, to));
		}
		else if (!TypeName.of(from.type()).equals(TypeName.of(to.type()))) {
			Kind kind = this.conversions.hazard(from.type(), to.type());
			if (kind != null) {
				hazards.add(Hazard.of(kind, id, table.id(), columns, from.type(), to.type()));
			}
			if (this.conversions.isReadInTimeZone(from.type(), to.type())) {
				hazards.add(Hazard.of(Kind.TIME_ZONE, id, table.id(), columns, from.type(), to.type()));
			}
		}
		if (aside || !this.conversions.isStoredAlike(from.type(), to.type())) {
			hazards.add(Hazard.of(Kind.TABLE_REWRITTEN, id, table.id(), List.of()));
		}
		return hazards;
	}

	/**
	 * The hazards for values whose type is put aside for a new type of the same name.
	 * Until the new type exists, no query can try whether it accepts them.
	 */
	private List<Hazard> droppedValues(Table table, ObjectId column, Column from, Column to) {
		List<Hazard> hazards = new ArrayList<>();
		for (ObjectId need : this.comparison.fromNeeds().of(column)) {
			SchemaObject before = this.comparison.from().objects().get(need);
			SchemaObject after = this.comparison.to().objects().get(need);
			if (this.comparison.fates().isPutAside(need) && after == null && !TypeName.of(to.type()).isText()) {
				hazards.add(Hazard.of(Kind.TYPE_NOT_CASTABLE, column, table.id(), List.of(column.part()), from.type(),
						to.type(), Hazard.UNTRIED));
			}
			if (before instanceof EnumType type && after instanceof EnumType successor) {
				List<String> dropped = new ArrayList<>(type.values());
				dropped.removeAll(successor.values());
				if (!dropped.isEmpty()) {
					hazards.add(Hazard.of(Kind.ENUM_VALUE_DROPPED, column, table.id(), List.of(column.part()),
							dropped.toArray(String[]::new)));
				}
			}
		}
		return hazards;
	}

}
