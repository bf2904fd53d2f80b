package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a look into the locations has found.
 *
 * @param migrations the migrations ordered by name
 * @param findings what is beside them and looks as if it were one
 */
record DirectoryContents(List<Migration> migrations, List<Finding> findings) {

	DirectoryContents {
		migrations = List.copyOf(migrations);
		findings = List.copyOf(findings);
	}

	/**
	 * The migration of a name, or {@code null} if there is none.
	 */
	@Nullable Migration migration(String name) {
		return this.migrations.stream().filter((migration) -> migration.name().equals(name)).findFirst().orElse(null);
	}

	DirectoryContents withoutContent() {
		return new DirectoryContents(this.migrations.stream().map(Migration::withoutContent).toList(), this.findings);
	}

}
