package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.diff.step.RangeNames;
import com.ofauto.migrations.devtools.diff.step.TypeStep;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AddEnumValue;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AlterCompositeType;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AlterDomain;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AlterRangeNames;
import com.ofauto.migrations.devtools.diff.step.TypeStep.DropTypeAside;
import com.ofauto.migrations.devtools.diff.step.TypeStep.PutTypeAside;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.CompositeType.Attribute;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * Writes changes of types.
 */
final class TypePrinter implements TypeStep.Visitor<List<String>> {

	private final RenamePrinter renames;

	TypePrinter(RenamePrinter renames) {
		this.renames = renames;
	}

	@Override
	public List<String> addEnumValue(AddEnumValue step) {
		return List.of(addValue(step));
	}

	@Override
	public List<String> alterDomain(AlterDomain step) {
		return alter(step.from(), step.to());
	}

	@Override
	public List<String> alterRangeNames(AlterRangeNames step) {
		return alter(step.from(), step.to());
	}

	@Override
	public List<String> alterCompositeType(AlterCompositeType step) {
		return alter(step.from(), step.to(), step.cascade() ? " CASCADE" : "");
	}

	@Override
	public List<String> putTypeAside(PutTypeAside step) {
		return putAside(step.type(), step.name());
	}

	@Override
	public List<String> dropTypeAside(DropTypeAside step) {
		return List.of("DROP " + ObjectNames.keyword(step.type()) + " " + aside(step.type(), step.name()));
	}

	/**
	 * The multirange and the constructors of a range type are renamed with it.
	 */
	private static List<String> putAside(SchemaObject type, String name) {
		List<String> statements = new ArrayList<>();
		statements.add("ALTER " + ObjectNames.keywordAndName(type) + " RENAME TO " + Names.quote(name));
		if (type instanceof RangeType range) {
			String subtype = range.options().get("subtype");
			String function = "ALTER FUNCTION " + Names.qualified(range.constructor()) + "(" + subtype + ", " + subtype;
			statements.add(function + ") RENAME TO " + Names.quote(name));
			statements.add(function + ", text) RENAME TO " + Names.quote(name));
			statements.add("ALTER FUNCTION " + Names.qualified(range.multirangeConstructor()) + "() RENAME TO "
					+ Names.quote(name + "_multirange"));
			statements.add("ALTER TYPE " + Names.qualified(range.multirange()) + " RENAME TO "
					+ Names.quote(name + "_multirange"));
		}
		return statements;
	}

	private static String aside(SchemaObject type, String name) {
		return Names.qualified(ObjectId.of(type.id().kind(), type.id().schema(), name));
	}

	private static String addValue(AddEnumValue add) {
		String place = "";
		if (add.before() != null) {
			place = " BEFORE " + Names.literal(add.before());
		}
		else if (add.after() != null) {
			place = " AFTER " + Names.literal(add.after());
		}
		return "ALTER TYPE " + Names.qualified(add.object()) + " ADD VALUE " + Names.literal(add.value()) + place;
	}

	private static List<String> alter(Domain from, Domain to) {
		List<String> statements = new ArrayList<>();
		String words = "ALTER DOMAIN " + Names.qualified(to.id());
		String value = to.defaultValue();
		if (value == null && from.defaultValue() != null) {
			statements.add(words + " DROP DEFAULT");
		}
		else if (value != null && !value.equals(from.defaultValue())) {
			statements.add(words + " SET DEFAULT " + value);
		}
		if (from.notNull() != to.notNull()) {
			statements.add(words + (to.notNull() ? " SET NOT NULL" : " DROP NOT NULL"));
		}
		return statements;
	}

	private List<String> alter(RangeType from, RangeType to) {
		return RangeNames.between(from, to)
			.stream()
			.map((rename) -> this.renames.print(rename.from(), rename.to()))
			.toList();
	}

	private static List<String> alter(CompositeType from, CompositeType to, String cascade) {
		Map<String, Attribute> before = byName(from);
		Map<String, Attribute> after = byName(to);
		List<String> parts = new ArrayList<>();
		before.forEach((name, attribute) -> {
			Attribute changed = after.get(name);
			if (changed == null) {
				parts.add("DROP ATTRIBUTE " + Names.quote(name) + cascade);
			}
			else if (!changed.equals(attribute)) {
				parts.add("ALTER ATTRIBUTE " + Names.quote(name) + " SET DATA TYPE " + TypeDefinition.type(changed)
						+ cascade);
			}
		});
		after.forEach((name, attribute) -> {
			if (!before.containsKey(name)) {
				parts.add("ADD ATTRIBUTE " + Names.quote(name) + " " + TypeDefinition.type(attribute) + cascade);
			}
		});
		return List.of("ALTER TYPE " + Names.qualified(to.id()) + " " + String.join(", ", parts));
	}

	private static Map<String, Attribute> byName(CompositeType type) {
		Map<String, Attribute> attributes = new LinkedHashMap<>();
		type.attributes().forEach((attribute) -> attributes.put(attribute.name(), attribute));
		return attributes;
	}

}
