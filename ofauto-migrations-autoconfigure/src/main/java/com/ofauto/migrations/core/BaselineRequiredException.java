package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The database has objects but no history, so it is unknown which migrations it has.
 * Prisma's P3005.
 *
 * @since 0.1.0
 */
public final class BaselineRequiredException extends MigrationException {

	private final String schema;

	private final List<String> objects;

	BaselineRequiredException(String schema, List<String> objects, int total, String firstMigration) {
		super("The schema \"" + schema + "\" is not empty but has no history of migrations. It has "
				+ enumerate(objects, total) + ".", remedy(OtherTool.in(objects), firstMigration), null);
		this.schema = schema;
		this.objects = List.copyOf(objects);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The schema in which the history was expected.
	 * @return the schema's name
	 */
	public String schema() {
		return this.schema;
	}

	/**
	 * The first few of the objects that were found, such as {@code table clients}.
	 * @return kind and name of each
	 */
	public List<String> objects() {
		return this.objects;
	}

	/**
	 * Names the first migration, which is the least that the database can have: only a
	 * person knows the last one, and would believe any other name in a command.
	 */
	private static String remedy(@Nullable OtherTool tool, String firstMigration) {
		String remedy = "If the migrations created these objects, record the migrations that the database already"
				+ " has: " + NextStep.baseline(firstMigration)
				+ ", or name a later one if the database has more of them. Otherwise use an empty schema.";
		return (tool == null) ? remedy : tool.title() + " has migrated this database until now. The page \"Coming from "
				+ tool.title() + "\" (" + tool.page() + ") describes step by step how to take over. " + remedy;
	}

	private static String enumerate(List<String> objects, int total) {
		String listed = String.join(", ", objects);
		return (total > objects.size()) ? listed + " and " + (total - objects.size()) + " more" : listed;
	}

}
