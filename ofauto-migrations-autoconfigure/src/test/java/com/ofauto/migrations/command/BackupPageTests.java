package com.ofauto.migrations.command;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of the page about backups are those that {@link BackupScreenTests} has
 * seen.
 */
class BackupPageTests {

	@Test
	void eachScreenOfThePageIsOneThatATestHasSeen() {
		String seen = PageScreens.seen("backup.txt", "backup-refused.txt", "backup-command.txt", "restore.txt",
				"history-of-production.txt", "backup-archiver.txt", "backup-dump.txt");
		assertThat(PageScreens.of("backup.md")).hasSize(10).allSatisfy((screen) -> assertThat(seen).contains(screen));
	}

}
