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
 * Tables and other objects that somebody else makes in the project's schemas, such as a
 * library at its start. They are known by their names, and go with all that belongs to
 * them. What the project makes itself is never among them.
 *
 * @param patterns names, behind the schema and a dot unless that is the default one;
 * {@code *} stands for any characters but a dot, and case does not count
 */
public record IgnoredObjects(List<String> patterns) {

	/** Nobody else makes anything. */
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
	 * Takes them out of a schema, with what cannot be there without them.
	 * @param schema that of a database, or one that is desired
	 * @param project what the project makes
	 * @return the schema without them
	 */
	public DatabaseSchema without(DatabaseSchema schema, DatabaseSchema project) {
		Set<ObjectId> names = in(schema, project);
		return names.isEmpty() ? schema : schema.without(theirs(names, schema, project));
	}

	/**
	 * Finds them by their names.
	 * @param schema that of a database
	 * @param project what the project makes
	 * @return tables, views, sequences, routines and types, in order
	 */
	public Set<ObjectId> in(DatabaseSchema schema, DatabaseSchema project) {
		Set<ObjectId> found = among(schema.objects().keySet());
		found.removeAll(project.objects().keySet());
		return found;
	}

	/**
	 * What has such a name and is the project's own, so that it is not ignored.
	 * @param project what the project makes
	 * @return tables, views, sequences, routines and types, in order
	 */
	public Set<ObjectId> madeBy(DatabaseSchema project) {
		return among(project.objects().keySet());
	}

	/**
	 * What of them needs something of the project's, and keeps it from being dropped.
	 * @param live the schema of a database, with them
	 * @param project what the project makes
	 * @return who needs whom, in order
	 */
	public Set<Dependency> needs(DatabaseSchema live, DatabaseSchema project) {
		Predicate<ObjectId> theirs = theirs(in(live, project), live, project);
		return live.dependencies()
			.stream()
			.filter((dependency) -> theirs.test(dependency.dependent()) && !theirs.test(dependency.referenced()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * What of some objects has such a name.
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
	 * What has one of these names, belongs to it, or needs it and is not the project's.
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
