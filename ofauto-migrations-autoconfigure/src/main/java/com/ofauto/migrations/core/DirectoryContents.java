package com.ofauto.migrations.core;

import java.util.ArrayList;
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
		List<Migration> among = new ArrayList<>(migrations.size());
		for (Migration migration : migrations) {
			among.add(migration.among(history));
		}
		migrations = List.copyOf(among);
		findings = List.copyOf(findings);
	}

	/**
	 * The migration of a name, or {@code null} if there is none.
	 */
	@Nullable Migration migration(String name) {
		for (Migration migration : this.migrations) {
			if (migration.name().equals(name)) {
				return migration;
			}
		}
		return null;
	}

	/**
	 * The same with impacts that are remembered.
	 */
	DirectoryContents remembered(ImpactMemory by) {
		List<Migration> remembered = new ArrayList<>(this.migrations.size());
		for (Migration migration : this.migrations) {
			remembered.add(migration.remembered(by));
		}
		return new DirectoryContents(remembered, this.findings);
	}

	DirectoryContents withoutContent() {
		List<Migration> without = new ArrayList<>(this.migrations.size());
		for (Migration migration : this.migrations) {
			without.add(migration.withoutContent());
		}
		return new DirectoryContents(without, this.findings);
	}

}
