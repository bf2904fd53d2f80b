package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The content of the locations.
 *
 * @param migrations the migrations ordered by name
 * @param findings findings about files that look like migrations but are none
 */
record DirectoryContents(List<Migration> migrations, List<Finding> findings) {

	DirectoryContents {
		HistoryDigests history = new HistoryDigests(List.copyOf(migrations));
		migrations = migrations.stream().map((migration) -> migration.among(history)).toList();
		findings = List.copyOf(findings);
	}

	/**
	 * The migration of a name, or {@code null} if there is none.
	 */
	@Nullable Migration migration(String name) {
		return this.migrations.stream().filter((migration) -> migration.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * The same with impacts that are remembered.
	 */
	DirectoryContents remembered(ImpactMemory by) {
		return new DirectoryContents(this.migrations.stream().map((migration) -> migration.remembered(by)).toList(),
				this.findings);
	}

	DirectoryContents withoutContent() {
		return new DirectoryContents(this.migrations.stream().map(Migration::withoutContent).toList(), this.findings);
	}

}
