package com.ofauto.migrations.devtools.diff;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.Rule;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Statistics;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.TextSearch;
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;

/**
 * How much something that is gone is like something that is new: 0 where it is something
 * else, up to 2.
 */
final class Likeness {

	private static final double ENOUGH = 0.6;

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	Likeness(DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
	}

	/**
	 * A check of a domain holds no data, and is not looked for.
	 */
	private boolean isOfDomain(ObjectId id) {
		return this.from.objects().containsKey(new ObjectId(ObjectKind.DOMAIN, id.schema(), id.name(), ""));
	}

	double of(SchemaObject before, SchemaObject after) {
		ObjectId first = before.id();
		ObjectId second = after.id();
		if (first.kind() != second.kind() || !isNear(first, second)
				|| first.kind() == ObjectKind.CONSTRAINT && isOfDomain(first)) {
			return 0;
		}
		double score = switch (first.kind()) {
			case SCHEMA -> share(contents(first, this.from), contents(second, this.to));
			case TABLE -> tables((Table) before, (Table) after);
			case ENUM -> share(Set.copyOf(((EnumType) before).values()), Set.copyOf(((EnumType) after).values()));
			default -> Objects.equals(shape(before), shape(after)) ? 1 : 0;
		};
		return (score < ENOUGH) ? 0 : score + nameLikeness(name(first), name(second));
	}

	static double of(Column before, Column after, boolean placed) {
		if (!before.type().equals(after.type()) || !Objects.equals(before.collation(), after.collation())
				|| ColumnChange.isGenerated(before.value()) != ColumnChange.isGenerated(after.value())) {
			return 0;
		}
		double same = (before.notNull() == after.notNull()) ? 0.2 : 0;
		same += Objects.equals(before.value(), after.value()) ? 0.2 : 0;
		same += placed ? 0.2 : 0;
		return 1 + same + nameLikeness(before.name(), after.name());
	}

	/**
	 * A part stays with its owner; anything else keeps its schema, or moves under its
	 * name.
	 */
	private static boolean isNear(ObjectId first, ObjectId second) {
		return switch (first.kind()) {
			case CONSTRAINT, TRIGGER, RULE, POLICY ->
				first.schema().equals(second.schema()) && first.name().equals(second.name());
			case SCHEMA -> true;
			default -> first.schema().equals(second.schema()) || first.name().equals(second.name());
		};
	}

	private static String name(ObjectId id) {
		return switch (id.kind()) {
			case CONSTRAINT, TRIGGER, RULE, POLICY -> id.part();
			default -> id.name();
		};
	}

	private Object shape(SchemaObject object) {
		if (object instanceof CompositeType type) {
			return type.attributes();
		}
		if (object instanceof Collation collation) {
			return collation.options();
		}
		if (object instanceof RangeType type) {
			Map<String, String> options = new LinkedHashMap<>(type.options());
			options.remove("multirange_type_name");
			return options;
		}
		if (object instanceof Domain domain) {
			return domain.type() + domain.notNull() + domain.collation() + domain.defaultValue();
		}
		if (object instanceof Sequence sequence) {
			return sequence.options().toString() + sequence.owner() + sequence.unlogged();
		}
		if (object instanceof Index index) {
			return index.table() + index.using() + index.unique() + index.valid();
		}
		if (object instanceof View view) {
			return view.query();
		}
		return shapeOfPart(object);
	}

	private static Object shapeOfPart(SchemaObject object) {
		if (object instanceof Constraint constraint) {
			return constraint.kind() + constraint.definition();
		}
		if (object instanceof Policy policy) {
			return policy.permissive() + policy.command() + policy.roles() + policy.using() + policy.check();
		}
		if (object instanceof Trigger trigger) {
			return nameless(trigger.definition(), object.id());
		}
		if (object instanceof Rule rule) {
			return nameless(rule.definition(), object.id());
		}
		if (object instanceof Statistics statistics) {
			return nameless(statistics.definition(), object.id());
		}
		if (object instanceof TextSearch search) {
			return search.definition().stream().map((statement) -> nameless(statement, object.id())).toList();
		}
		if (object instanceof Routine routine) {
			return routine.kind() + object.id().part() + nameless(routine.definition(), object.id());
		}
		return object;
	}

	private static String nameless(String definition, ObjectId id) {
		String name = name(id);
		return Pattern
			.compile("(?:\\w+\\.|\"[^\"]+\"\\.)?(?:\"" + Pattern.quote(name) + "\"|\\b" + Pattern.quote(name) + "\\b)")
			.matcher(definition)
			.replaceFirst(Matcher.quoteReplacement("?"));
	}

	private static double tables(Table before, Table after) {
		if (!Objects.equals(before.partitionKey(), after.partitionKey())
				|| (before.foreign() == null) != (after.foreign() == null)
				|| !Objects.equals(before.partition(), after.partition())) {
			return 0;
		}
		double names = share(before.columns().keySet(), after.columns().keySet());
		return Math.max(share(columns(before), columns(after)), names * 0.9);
	}

	private static Set<String> columns(Table table) {
		return table.columns()
			.values()
			.stream()
			.map((column) -> column.name() + " " + column.type())
			.collect(Collectors.toSet());
	}

	private static Set<String> contents(ObjectId schema, DatabaseSchema in) {
		return in.objects()
			.keySet()
			.stream()
			.filter((id) -> id.schema().equals(schema.name()))
			.map((id) -> id.kind() + " " + id.name())
			.collect(Collectors.toSet());
	}

	private static double share(Set<String> first, Set<String> second) {
		Set<String> common = new HashSet<>(first);
		common.retainAll(second);
		int size = Math.max(first.size(), second.size());
		return (size == 0) ? 0 : (double) common.size() / size;
	}

	/**
	 * Less than a tenth, for the choice between those that are alike otherwise.
	 */
	private static double nameLikeness(String first, String second) {
		int start = 0;
		while (start < Math.min(first.length(), second.length()) && first.charAt(start) == second.charAt(start)) {
			start++;
		}
		int end = 0;
		while (end < Math.min(first.length(), second.length()) - start
				&& first.charAt(first.length() - 1 - end) == second.charAt(second.length() - 1 - end)) {
			end++;
		}
		return 0.1 * (start + end) / (1 + Math.max(first.length(), second.length()));
	}

}
