package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ExtensionVersions;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a database that others may use too. Schemas and extensions that the
 * project does not have belong to others, and are left out. {@code public} exists in
 * every new database, so its existence alone does not make it the project's.
 */
public final class LiveSchema {

	private static final String PUBLIC = "public";

	private static final String HOLDING = """
			SELECT n.nspname FROM pg_namespace n
			WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '_ofauto_undo')
				AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname <> '_prisma_migrations'
					AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT EXISTS (SELECT FROM pg_depend d
						WHERE d.classid = 1259 AND d.objid = c.oid AND d.deptype = 'e'))
			ORDER BY n.nspname""";

	private LiveSchema() {
	}

	/**
	 * Read the objects of a database that belong to the project.
	 * @param live the database
	 * @param defaultSchema the schema of names without one, or {@code null} for
	 * {@code public}
	 * @param privileges whether privileges and owners are read too
	 * @param known the objects of the project, such as the schema that its history builds
	 * @return the schema; parts that are not read are taken from the project
	 */
	public static DatabaseSchema read(DataSource live, @Nullable String defaultSchema, boolean privileges,
			DatabaseSchema known) {
		ReadOptions options = ReadOptions.schemas(names(defaultSchema, known).toArray(String[]::new))
			.withDefaultSchema(defaultSchema)
			.withGrants(privileges);
		DatabaseSchema read = read(live, options, known);
		return isAnotherThanPublic(defaultSchema, known) ? with(read, known) : read;
	}

	/**
	 * Read a database for {@code db pull}, with privileges and owners. If the default
	 * schema is not {@code public}, other schemas may belong to other applications or
	 * colleagues.
	 * @param live the database
	 * @param defaultSchema as above
	 * @param further more schemas of the project
	 * @param start the schema of an empty database
	 * @return the objects of the project
	 */
	public static DatabaseSchema own(DataSource live, @Nullable String defaultSchema, Set<String> further,
			DatabaseSchema start) {
		ReadOptions all = ReadOptions.allSchemas().withDefaultSchema(defaultSchema).withGrants();
		if (!isAnotherThanPublic(defaultSchema, start)) {
			return new SchemaReader(all).read(live);
		}
		Set<String> names = new HashSet<>(further);
		names.add(defaultSchema);
		ReadOptions own = ReadOptions.schemas(names.toArray(String[]::new))
			.withDefaultSchema(defaultSchema)
			.withGrants();
		DatabaseSchema read = new SchemaReader(own).read(live);
		return names.contains(PUBLIC) ? read : with(read, start);
	}

	/**
	 * Find the schemas that are left out because they belong to others.
	 * @param live the database
	 * @param defaultSchema as above
	 * @param known the objects of the project
	 * @return the names of those with any object, in order
	 * @throws SQLException if the database does not answer
	 */
	public static List<String> leftAlone(DataSource live, @Nullable String defaultSchema, DatabaseSchema known)
			throws SQLException {
		Set<String> own = names(defaultSchema, known);
		try (Connection connection = live.getConnection()) {
			return SafePath.texts(connection, HOLDING).stream().filter((name) -> !own.contains(name)).toList();
		}
	}

	private static Set<String> names(@Nullable String defaultSchema, DatabaseSchema known) {
		Set<String> names = known.all(Namespace.class)
			.stream()
			.map((namespace) -> namespace.id().name())
			.collect(Collectors.toSet());
		if (isAnotherThanPublic(defaultSchema, known)) {
			names.remove(PUBLIC);
			names.add(defaultSchema);
		}
		return names;
	}

	/**
	 * Whether the project has a schema of its own, so that {@code public} belongs to
	 * others.
	 */
	private static boolean isAnotherThanPublic(@Nullable String defaultSchema, DatabaseSchema known) {
		return defaultSchema != null && !defaultSchema.equals(PUBLIC) && isSilent(known);
	}

	private static boolean isSilent(DatabaseSchema known) {
		return known.objects()
			.keySet()
			.stream()
			.noneMatch((id) -> id.schema().equals(PUBLIC) && id.kind() != ObjectKind.SCHEMA);
	}

	/**
	 * Take the existence of {@code public} from the project.
	 */
	private static DatabaseSchema with(DatabaseSchema live, DatabaseSchema known) {
		ObjectId id = ObjectId.of(ObjectKind.SCHEMA, PUBLIC);
		Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>(live.objects());
		known.find(id).ifPresent((namespace) -> objects.put(id, namespace));
		Map<ObjectId, String> comments = new LinkedHashMap<>(live.comments());
		if (known.comments().containsKey(id)) {
			comments.put(id, known.comments().get(id));
		}
		return new DatabaseSchema(objects, comments, live.grants(), live.dependencies(), live.marks());
	}

	private static DatabaseSchema read(DataSource live, ReadOptions options, DatabaseSchema known) {
		DatabaseSchema read = new SchemaReader(options).read(live);
		Predicate<ObjectId> foreign = (id) -> read.find(id).filter(Extension.class::isInstance).isPresent()
				&& known.find(id).isEmpty();
		return OlderServer.like(likeTheProject(read, known, live), known, live).without(foreign);
	}

	/**
	 * An extension that the project creates without a version gets the default version of
	 * its server, which differs between servers and stays old after an upgrade. So a
	 * difference of versions counts only if neither is the default version of the
	 * database's server.
	 */
	private static DatabaseSchema likeTheProject(DatabaseSchema read, DatabaseSchema known, DataSource live) {
		ExtensionVersions versions = new ExtensionVersions(live);
		Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>(read.objects());
		for (Extension extension : read.all(Extension.class)) {
			known.find(extension.id())
				.map(Extension.class::cast)
				.filter((wanted) -> !wanted.version().equals(extension.version()))
				.filter((wanted) -> versions.standard(extension.id().name())
					.filter((version) -> version.equals(wanted.version()) || version.equals(extension.version()))
					.isPresent())
				.ifPresent((wanted) -> objects.put(extension.id(), new Extension(extension.id(), extension.schema(),
						wanted.version(), wanted.named(), extension.comment(), extension.members())));
		}
		return read.withObjects(objects);
	}

}
