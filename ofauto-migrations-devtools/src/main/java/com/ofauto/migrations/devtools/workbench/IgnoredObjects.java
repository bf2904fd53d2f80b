package com.ofauto.migrations.devtools.workbench;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Objects in the project's schemas that others create, such as a library when it starts.
 * They are recognised by name, and ignored with all that belongs to them. Objects that
 * the project creates are never ignored.
 *
 * @param patterns names, with schema and dot unless it is the default one; {@code *}
 * matches any characters except a dot, and case is ignored
 */
public record IgnoredObjects(List<String> patterns) {

	/** Nothing is ignored. */
	public static final IgnoredObjects NONE = new IgnoredObjects(List.of());

	private static final Set<ObjectKind> NAMED = Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW,
			ObjectKind.SEQUENCE, ObjectKind.ROUTINE, ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE,
			ObjectKind.RANGE_TYPE);

	private static final List<ObjectKind> OWNERS = List.of(ObjectKind.TABLE, ObjectKind.VIEW,
			ObjectKind.MATERIALIZED_VIEW, ObjectKind.DOMAIN);

	public IgnoredObjects {
		patterns = List.copyOf(patterns);
	}

	/**
	 * Remove the ignored objects from a schema, with those that cannot exist without
	 * them.
	 * @param schema the schema of a database, or a desired one
	 * @param project the objects of the project
	 * @return the schema without them
	 */
	public DatabaseSchema without(DatabaseSchema schema, DatabaseSchema project) {
		Set<ObjectId> names = in(schema, project);
		return names.isEmpty() ? schema : schema.without(theirs(names, schema, project));
	}

	/**
	 * Find the ignored objects.
	 * @param schema the schema of a database
	 * @param project the objects of the project
	 * @return tables, views, sequences, routines and types, in order
	 */
	public Set<ObjectId> in(DatabaseSchema schema, DatabaseSchema project) {
		Set<ObjectId> found = among(schema.objects().keySet());
		found.removeAll(project.objects().keySet());
		return found;
	}

	/**
	 * Find the objects of the project with a matching name, which are not ignored.
	 * @param project the objects of the project
	 * @return tables, views, sequences, routines and types, in order
	 */
	public Set<ObjectId> madeBy(DatabaseSchema project) {
		return among(project.objects().keySet());
	}

	/**
	 * Find the dependencies of ignored objects on the project's, which therefore cannot
	 * be dropped.
	 * @param live the schema of a database, with the ignored objects
	 * @param project the objects of the project
	 * @return the dependencies, in order
	 */
	public Set<Dependency> needs(DatabaseSchema live, DatabaseSchema project) {
		Predicate<ObjectId> theirs = theirs(in(live, project), live, project);
		return live.dependencies()
			.stream()
			.filter((dependency) -> theirs.test(dependency.dependent()) && !theirs.test(dependency.referenced()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Find the objects with a matching name.
	 * @param ids the objects
	 * @return tables, views, sequences, routines and types, in order
	 */
	public Set<ObjectId> among(Collection<ObjectId> ids) {
		List<Pattern> compiled = this.patterns.stream().map(IgnoredObjects::compiled).toList();
		return ids.stream()
			.filter((id) -> NAMED.contains(id.kind())
					&& compiled.stream().anyMatch((pattern) -> pattern.matcher(id.dottedName()).matches()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Pattern compiled(String pattern) {
		String text = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^.]*"));
		return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/**
	 * The objects that have a matching name or belong to one that has, and the objects of
	 * others that need one.
	 */
	private static Predicate<ObjectId> theirs(Set<ObjectId> names, DatabaseSchema schema, DatabaseSchema project) {
		Set<ObjectId> theirs = new HashSet<>(names);
		boolean more = true;
		while (more) {
			more = false;
			for (Dependency dependency : schema.dependencies()) {
				ObjectId dependent = dependency.dependent();
				more |= belongs(dependency.referenced(), theirs) && schema.objects().containsKey(dependent)
						&& !project.objects().containsKey(dependent) && theirs.add(dependent);
			}
		}
		return (id) -> belongs(id, theirs);
	}

	private static boolean belongs(ObjectId id, Set<ObjectId> theirs) {
		return theirs.contains(id) || OWNERS.stream()
			.map((kind) -> ObjectId.of(kind, id.schema(), id.name()))
			.anyMatch((owner) -> id.isPartOf(owner) && theirs.contains(owner));
	}

}
