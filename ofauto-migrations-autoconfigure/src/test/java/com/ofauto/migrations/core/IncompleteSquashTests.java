package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of many at once.
 */
class IncompleteSquashTests {

	private Migration squash;

	@BeforeEach
	void write(@TempDir Path directory) {
		this.squash = new MigrationsOnDisk(directory).with("squash", "SELECT 1;").read().get(0);
	}

	private Finding finding(List<AlteredMigration> altered) {
		return Finding.incomplete("squash",
				new MigrationStatus.Pending(this.squash, false, List.of(), altered, List.of()));
	}

	@Test
	void editsAndRenamesAreDecidedInOneCall() {
		Finding finding = finding(List.of(new AlteredMigration("a", "a"), new AlteredMigration("old", "b")));
		assertThat(finding.message()).isEqualTo("Migration squash replaces 2 migrations, and this database has"
				+ " none of them unchanged. It has a from another file. It has b as old.");
		assertThat(finding.remedy()).isEqualTo("If edits change nothing in the database (comments) and the old names"
				+ " are theirs, take the release that still contains them and run the application with the arguments"
				+ " migrate resolve --accept-edit a --renamed old=b; then deploy this one. If it is a different"
				+ " migration that was deleted, use --removed with its name instead.");
	}

	@Test
	void ofManyAFewAreNamed() {
		Finding finding = finding(
				IntStream.range(0, 11).mapToObj((i) -> new AlteredMigration("m" + i, "m" + i)).toList());
		assertThat(finding.message()).endsWith(" It has m0, m1, m2, m3, m4 and 6 more from other files.");
		assertThat(finding.remedy()).isEqualTo("If edits change nothing in the database (comments), take the"
				+ " release that still contains them and run the application with the arguments migrate resolve"
				+ " --accept-edit NAME with the name of each; then deploy this one.");
	}

}
