package com.ofauto.migrations.devtools.schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The schema of a database as a value: equal when the databases are the same to their
 * users, in whatever order they were built.
 *
 * @param objects by identity, in the order of identities
 * @param comments the comments of objects and columns
 * @param grants the privileges, if they were read
 * @param dependencies the dependencies
 * @param marks the attributes that statements of their own set
 */
public record DatabaseSchema(Map<ObjectId, SchemaObject> objects, Map<ObjectId, String> comments, Set<Grant> grants,
		Set<Dependency> dependencies, Map<ObjectAttribute, String> marks) {

	public DatabaseSchema {
		objects = Collections.unmodifiableMap(new TreeMap<>(objects));
		comments = Collections.unmodifiableMap(new TreeMap<>(comments));
		grants = Collections.unmodifiableSet(new TreeSet<>(grants));
		dependencies = Collections.unmodifiableSet(new TreeSet<>(dependencies));
		marks = Collections.unmodifiableMap(new TreeMap<>(marks));
	}

	/**
	 * Return an empty schema.
	 */
	public static DatabaseSchema empty() {
		return new DatabaseSchema(Map.of(), Map.of(), Set.of(), Set.of(), Map.of());
	}

	/**
	 * Return the same schema with other objects.
	 * @param others the objects by identity
	 */
	public DatabaseSchema withObjects(Map<ObjectId, SchemaObject> others) {
		return new DatabaseSchema(others, this.comments, this.grants, this.dependencies, this.marks);
	}

	/**
	 * Return the schema without the parts of indexes that have generated names, which may
	 * differ between equal databases.
	 * @return the schema without some indexes and keys of partitions
	 */
	public DatabaseSchema withoutUsualParts() {
		Map<ObjectId, SchemaObject> others = new TreeMap<>(this.objects);
		others.values().removeIf(IndexPlace::isUsual);
		Set<ObjectId> parts = new HashSet<>(this.objects.keySet());
		parts.removeAll(others.keySet());
		return new DatabaseSchema(others, this.comments, this.grants, this.dependencies.stream()
			.filter((dependency) -> !parts.contains(dependency.dependent()) && !parts.contains(dependency.referenced()))
			.collect(Collectors.toSet()), this.marks);
	}

	/**
	 * Return the same schema without some objects and all that belongs to them.
	 * @param unwanted selects their identities
	 */
	public DatabaseSchema without(Predicate<ObjectId> unwanted) {
		Map<ObjectId, SchemaObject> keptObjects = new TreeMap<>(this.objects);
		keptObjects.keySet().removeIf(unwanted);
		Map<ObjectId, String> keptComments = new TreeMap<>(this.comments);
		keptComments.keySet().removeIf(unwanted);
		Set<Grant> keptGrants = new TreeSet<>(this.grants);
		keptGrants.removeIf((grant) -> unwanted.test(grant.object()));
		Set<Dependency> keptDependencies = new TreeSet<>(this.dependencies);
		keptDependencies
			.removeIf((dependency) -> unwanted.test(dependency.dependent()) || unwanted.test(dependency.referenced()));
		Map<ObjectAttribute, String> keptMarks = new TreeMap<>(this.marks);
		keptMarks.keySet().removeIf((mark) -> unwanted.test(mark.object()));
		return new DatabaseSchema(keptObjects, keptComments, keptGrants, keptDependencies, keptMarks);
	}

	/**
	 * Return the objects of one type in the order of their identities.
	 * @param type such as {@code Table.class}
	 * @param <T> the same
	 * @return the objects
	 */
	public <T extends SchemaObject> List<T> all(Class<T> type) {
		return this.objects.values().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Return an object that must exist.
	 * @param id its identity
	 * @param type its type
	 * @param <T> the same
	 * @return the object
	 * @throws NoSuchElementException if it does not exist
	 */
	public <T extends SchemaObject> T get(ObjectId id, Class<T> type) {
		return find(id).map(type::cast).orElseThrow(() -> new NoSuchElementException("There is no " + id));
	}

	public Optional<SchemaObject> find(ObjectId id) {
		return Optional.ofNullable(this.objects.get(id));
	}

}
