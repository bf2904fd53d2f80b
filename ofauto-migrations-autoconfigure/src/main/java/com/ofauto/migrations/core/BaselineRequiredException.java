package com.ofauto.migrations.core;

import java.util.List;

/**
 * The database has objects but no history, so that nobody knows which migrations it has.
 * Prisma's P3005.
 */
public final class BaselineRequiredException extends MigrationException {

	private final String schema;

	private final List<String> objects;

	BaselineRequiredException(String schema, List<String> objects, int total, String newestMigration) {
		super("The schema \"" + schema + "\" is not empty but has no history of migrations. It has "
				+ enumerate(objects, total) + ".",
				"If these come from the migrations, record the ones that are already there: "
						+ NextStep.baseline(newestMigration)
						+ " (or the name of the last one that the database has). Otherwise use an empty schema.",
				null);
		this.schema = schema;
		this.objects = List.copyOf(objects);
	}

	/**
	 * The schema that was to hold the history.
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

	private static String enumerate(List<String> objects, int total) {
		String listed = String.join(", ", objects);
		return (total > objects.size()) ? listed + " and " + (total - objects.size()) + " more" : listed;
	}

}
