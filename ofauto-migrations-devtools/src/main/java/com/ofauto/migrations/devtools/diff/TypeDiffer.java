package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AddEnumValue;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AlterCompositeType;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AlterDomain;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AlterRangeNames;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.CompositeType.Attribute;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;

/**
 * Decides what is done to types that stay.
 */
final class TypeDiffer {

	private final Comparison comparison;

	private final Actions actions;

	TypeDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	/**
	 * Each new value is put after the one before it, or before the first.
	 */
	void alter(EnumType from, EnumType to) {
		List<String> values = to.values();
		Action last = null;
		for (int number = 0; number < values.size(); number++) {
			String value = values.get(number);
			if (!from.values().contains(value)) {
				boolean end = values.subList(number, values.size()).stream().noneMatch(from.values()::contains);
				String before = (number == 0 && !from.values().isEmpty()) ? from.values().get(0) : null;
				String after = (number > 0 && !end) ? values.get(number - 1) : null;
				Action action = this.actions.make(Rank.ALTER_TYPE, new AddEnumValue(to.id(), value, before, after));
				if (last != null) {
					action.after(Set.of(last));
				}
				last = action;
			}
		}
	}

	void alter(Domain from, Domain to) {
		if (!from.equals(to)) {
			this.actions.make(Rank.ALTER_TYPE, new AlterDomain(from, to)).frees(Set.of(to.id()));
		}
	}

	void alter(RangeType from, RangeType to) {
		if (!from.equals(to)) {
			this.actions.make(Rank.ALTER_TYPE, new AlterRangeNames(from, to))
				.gives(SchemaNames.of(from))
				.takes(SchemaNames.of(to));
		}
	}

	void alter(CompositeType from, CompositeType to) {
		if (from.equals(to)) {
			return;
		}
		boolean typed = this.comparison.fromNeeds()
			.dependents(to.id())
			.stream()
			.anyMatch((dependent) -> dependent.kind() == ObjectKind.TABLE);
		List<Hazard> hazards = new ArrayList<>();
		for (Attribute attribute : from.attributes()) {
			if (to.attributes().stream().noneMatch((other) -> other.name().equals(attribute.name()))) {
				hazards.add(Hazard.of(Kind.ATTRIBUTE_DROPPED, to.id(), to.id(), List.of(attribute.name())));
			}
		}
		this.actions.make(Rank.ALTER_TYPE, new AlterCompositeType(from, to, typed, hazards)).frees(Set.of(to.id()));
	}

}
