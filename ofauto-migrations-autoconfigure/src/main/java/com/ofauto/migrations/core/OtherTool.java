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
	FLYWAY("Flyway", "table flyway_schema_history"),

	/** Liquibase. */
	LIQUIBASE("Liquibase", "table databasechangelog");

	private final String title;

	private final String table;

	OtherTool(String title, String table) {
		this.title = title;
		this.table = table;
	}

	static @Nullable OtherTool in(List<String> objects) {
		return Stream.of(values()).filter((tool) -> objects.contains(tool.table)).findFirst().orElse(null);
	}

	String title() {
		return this.title;
	}

}
