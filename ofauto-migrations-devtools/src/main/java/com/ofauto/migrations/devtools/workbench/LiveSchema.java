package com.ofauto.migrations.devtools.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ExtensionVersions;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ReadOptions;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.SchemaReader;

/**
 * The schema of a database that others may use too. Schemas and extensions of which the
 * project knows nothing are theirs, and are not looked at.
 */
public final class LiveSchema {

	private LiveSchema() {
	}

	/**
	 * Reads what of a database is the project's.
	 * @param live the database
	 * @param known schemas that the project has, such as the one that its history builds
	 * @return the schema
	 */
	public static DatabaseSchema read(DataSource live, DatabaseSchema... known) {
		Set<String> names = Stream.of(known)
			.flatMap((schema) -> schema.all(Namespace.class).stream())
			.map((namespace) -> namespace.id().name())
			.collect(Collectors.toSet());
		DatabaseSchema read = new SchemaReader(new ReadOptions(names, false)).read(live);
		Predicate<ObjectId> foreign = (id) -> read.find(id).filter(Extension.class::isInstance).isPresent()
				&& Stream.of(known).noneMatch((schema) -> schema.find(id).isPresent());
		return without(likeTheProject(read, List.of(known), live), foreign);
	}

	/**
	 * An extension that the project makes without naming a version is in the one that its
	 * server installs by itself, which changes from server to server; an upgrade of the
	 * server leaves the old one. So a version that differs counts only where neither side
	 * is the one that the database's server installs.
	 */
	private static DatabaseSchema likeTheProject(DatabaseSchema read, List<DatabaseSchema> known, DataSource live) {
		ExtensionVersions versions = new ExtensionVersions(live);
		Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>(read.objects());
		for (Extension extension : read.all(Extension.class)) {
			known.stream()
				.flatMap((schema) -> schema.find(extension.id()).stream())
				.map(Extension.class::cast)
				.filter((wanted) -> !wanted.version().equals(extension.version()))
				.filter((wanted) -> versions.standard(extension.id().name())
					.filter((version) -> version.equals(wanted.version()) || version.equals(extension.version()))
					.isPresent())
				.findFirst()
				.ifPresent((wanted) -> objects.put(extension.id(),
						new Extension(extension.id(), extension.schema(), wanted.version())));
		}
		return new DatabaseSchema(objects, read.comments(), read.grants(), read.dependencies());
	}

	private static DatabaseSchema without(DatabaseSchema schema, Predicate<ObjectId> unwanted) {
		Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>(schema.objects());
		objects.keySet().removeIf(unwanted);
		Map<ObjectId, String> comments = new LinkedHashMap<>(schema.comments());
		comments.keySet().removeIf(unwanted);
		return new DatabaseSchema(objects, comments, schema.grants(), schema.dependencies()
			.stream()
			.filter((dependency) -> !unwanted.test(dependency.dependent()) && !unwanted.test(dependency.referenced()))
			.collect(Collectors.toSet()));
	}

}
