package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;

/**
 * What the history has to be before a migration can be made on top of it.
 */
final class History {

	private History() {
	}

	/**
	 * Makes sure that disk and database tell the same history.
	 * @throws CommandRefusedException if one has what the other has not
	 */
	static void requireSound(MigrationPlan plan) {
		plan.baselineRequired().ifPresent((failure) -> {
			throw failure;
		});
		refuse(plan.findings().stream().filter(History::isInTheWay).toList());
	}

	/**
	 * Makes sure that the files of everything that is applied are at hand.
	 */
	static void requireKnown(MigrationPlan plan) {
		plan.baselineRequired().ifPresent((failure) -> {
			throw failure;
		});
		refuse(plan.findings()
			.stream()
			.filter((finding) -> isInTheWay(finding) && finding.kind() != Finding.Kind.RUNNING)
			.toList());
	}

	private static void refuse(List<Finding> findings) {
		if (!findings.isEmpty()) {
			throw new CommandRefusedException(findings.stream().map(Finding::message).collect(Collectors.joining("\n")),
					findings.stream().map(Finding::remedy).distinct().collect(Collectors.joining("\n")));
		}
	}

	private static boolean isInTheWay(Finding finding) {
		return switch (finding.kind()) {
			case EDITED, MISSING, AHEAD, FAILED, RUNNING -> true;
			case PENDING, LATE, INTERRUPTED -> false;
		};
	}

}
