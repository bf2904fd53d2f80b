package com.ofauto.migrations.devtools.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
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
		return without(read, foreign);
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
