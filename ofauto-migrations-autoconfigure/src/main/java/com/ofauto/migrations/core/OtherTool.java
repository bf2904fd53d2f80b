package com.ofauto.migrations.core;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A tool that keeps a history of its own, known by the table that it has unless it is
 * configured otherwise.
 */
enum OtherTool {

	/** Flyway. */
	FLYWAY("Flyway", "table flyway_schema_history", "docs/coming-from-flyway.md"),

	/** Liquibase. */
	LIQUIBASE("Liquibase", "table databasechangelog", "docs/coming-from-liquibase.md");

	private final String title;

	private final String table;

	private final String page;

	OtherTool(String title, String table, String page) {
		this.title = title;
		this.table = table;
		this.page = page;
	}

	static @Nullable OtherTool in(List<String> objects) {
		return Stream.of(values()).filter((tool) -> objects.contains(tool.table)).findFirst().orElse(null);
	}

	String title() {
		return this.title;
	}

	/**
	 * The page that describes how to take over.
	 */
	String page() {
		return this.page;
	}

}
