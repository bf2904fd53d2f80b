package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code pg_depend}.
 */
final class DependencyRows {

	private final List<Link> links = new ArrayList<>();

	private final Map<Long, Long> extensions = new HashMap<>();

	private final Map<Long, Long> arrays = new HashMap<>();

	private final Set<Long> internal = new HashSet<>();

	void add(Link link) {
		if (link.type().equals("e")) {
			this.extensions.put(link.from(), link.to());
			return;
		}
		this.links.add(link);
		if (link.type().equals("i")) {
			this.internal.add(link.from());
		}
	}

	/**
	 * Make dependents of an array type depend on its element type.
	 */
	void addArray(long array, long element) {
		this.arrays.put(array, element);
	}

	boolean isOfExtension(long key) {
		return this.extensions.containsKey(key);
	}

	/**
	 * Whether an object was created with another one, and is dropped with it.
	 */
	boolean isInternal(long key) {
		return this.internal.contains(key);
	}

	Set<Dependency> dependencies(Catalog catalog) {
		Set<Dependency> dependencies = new HashSet<>();
		for (Link link : this.links) {
			ObjectId from = resolve(link.from(), link.fromColumn(), catalog);
			ObjectId to = resolve(link.to(), link.toColumn(), catalog);
			if (from != null && to != null && !goesWithoutSaying(from, to)) {
				dependencies.add(new Dependency(from, to));
			}
		}
		return dependencies;
	}

	private static boolean goesWithoutSaying(ObjectId from, ObjectId to) {
		return from.equals(to) || from.isPartOf(to) || to.isPartOf(from)
				|| (to.kind() == ObjectKind.SCHEMA && holds(to, from));
	}

	/**
	 * The default schema exists before its objects. An extension is in no schema.
	 */
	private static boolean holds(ObjectId schema, ObjectId object) {
		return schema.name().equals(object.schema())
				|| object.schema().isEmpty() && object.kind() != ObjectKind.EXTENSION;
	}

	/**
	 * Dependents of a member of an extension depend on the extension.
	 */
	private @Nullable ObjectId resolve(long address, int column, Catalog catalog) {
		long key = this.arrays.getOrDefault(address, address);
		Long extension = this.extensions.get(key);
		return (extension != null) ? catalog.resolve(extension, 0) : catalog.resolve(key, column);
	}

	/**
	 * One row.
	 *
	 * @param from class and oid of the dependent
	 * @param fromColumn the number of its column, or 0
	 * @param to class and oid of the referenced object
	 * @param toColumn the number of its column, or 0
	 * @param type the letter of {@code deptype}
	 */
	record Link(long from, int fromColumn, long to, int toColumn, String type) {

	}

}
