package com.ofauto.migrations.devtools.diff;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Scores how alike a dropped and a new object are: from 0, which means different objects,
 * up to 2.
 */
final class Similarity {

	private static final double ENOUGH = 0.6;

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final TableSimilarity tables;

	private final Rarity<String> values;

	private final ObjectShape shape = new ObjectShape();

	private final Map<ObjectKind, Rarity<String>> shapes = new EnumMap<>(ObjectKind.class);

	private final Map<ObjectKind, NameSimilarity> names = new EnumMap<>(ObjectKind.class);

	Similarity(DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
		this.tables = new TableSimilarity(from, to);
		this.values = Rarity.of(values(from), values(to));
	}

	/**
	 * A check of a domain holds no data, so its renames are not searched for.
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
			case TABLE -> this.tables.of((Table) before, (Table) after);
			case ENUM -> enums((EnumType) before, (EnumType) after);
			case SEQUENCE, DOMAIN ->
				Objects.equals(before.accept(this.shape), after.accept(this.shape)) && isKnown(before, after) ? 1 : 0;
			default -> Objects.equals(before.accept(this.shape), after.accept(this.shape)) ? 1 : 0;
		};
		return (score == 0 || first.kind() == ObjectKind.SCHEMA && score < ENOUGH) ? 0
				: score + nameLikeness(name(first), name(second));
	}

	/**
	 * Values that many enums have say little.
	 */
	private double enums(EnumType before, EnumType after) {
		Set<String> first = Set.copyOf(before.values());
		Set<String> second = Set.copyOf(after.values());
		double share = this.values.share(first, second);
		boolean known = this.values.common(first, second) >= 1 || alike(before, after);
		return (known && share >= ENOUGH) ? share : 0;
	}

	/**
	 * Many sequences and domains have the same shape, so the shape has to be rare or the
	 * name similar. An owned sequence is identified by its column.
	 */
	private boolean isKnown(SchemaObject before, SchemaObject after) {
		boolean owned = before instanceof Sequence sequence && sequence.owner() != null;
		Rarity<String> rarity = this.shapes.computeIfAbsent(before.id().kind(),
				(kind) -> Rarity.of(shapes(kind, this.from), shapes(kind, this.to)));
		return owned || rarity.of(String.valueOf(before.accept(this.shape))) >= ENOUGH || alike(before, after);
	}

	private boolean alike(SchemaObject before, SchemaObject after) {
		return this.names
			.computeIfAbsent(before.id().kind(),
					(kind) -> new NameSimilarity(names(kind, this.from), names(kind, this.to)))
			.alike(before.id().name(), after.id().name());
	}

	private List<Set<String>> shapes(ObjectKind kind, DatabaseSchema schema) {
		return ofKind(kind, schema).map((object) -> Set.of(String.valueOf(object.accept(this.shape)))).toList();
	}

	private static List<String> names(ObjectKind kind, DatabaseSchema schema) {
		return ofKind(kind, schema).map((object) -> object.id().name()).toList();
	}

	private static Stream<SchemaObject> ofKind(ObjectKind kind, DatabaseSchema schema) {
		return schema.objects().values().stream().filter((object) -> object.id().kind() == kind);
	}

	private static List<Set<String>> values(DatabaseSchema schema) {
		return schema.all(EnumType.class).stream().map((type) -> Set.copyOf(type.values())).toList();
	}

	/**
	 * A part stays with its owner. Any other object keeps its schema or its name. A table
	 * may change both, because its columns identify it.
	 */
	private static boolean isNear(ObjectId first, ObjectId second) {
		return switch (first.kind()) {
			case CONSTRAINT, TRIGGER, RULE, POLICY ->
				first.schema().equals(second.schema()) && first.name().equals(second.name());
			case SCHEMA, TABLE -> true;
			default -> first.schema().equals(second.schema()) || first.name().equals(second.name());
		};
	}

	static String name(ObjectId id) {
		return switch (id.kind()) {
			case CONSTRAINT, TRIGGER, RULE, POLICY -> id.part();
			default -> id.name();
		};
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
	 * Return less than 0.1, which only decides between equal scores.
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
