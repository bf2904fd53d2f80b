package com.ofauto.migrations.command;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of the page about rollbacks are those that {@link RollbackScreenTests} and
 * {@link UndoScreenTests} have seen; that of {@code migrate undo} has a test in the
 * development tools.
 */
class RollbackPageTests {

	@Test
	void eachScreenOfThePageIsOneThatATestHasSeen() {
		String seen = PageScreens.seen("rollback.txt", "rollback-loses.txt", "rollback-half.txt",
				"rollback-refused.txt", "undo.txt");
		assertThat(PageScreens.of("rollback.md")).hasSize(8)
			.filteredOn((screen) -> !screen.contains("migrate undo"))
			.allSatisfy((screen) -> assertThat(seen).contains(screen));
	}

}
