package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a migration can be added to the history.
 */
final class HistoryCheck {

	private HistoryCheck() {
	}

	/**
	 * Check that disk and database have the same history.
	 * @throws CommandRefusedException if one has a migration that the other lacks
	 */
	static void requireSound(MigrationPlan plan) {
		plan.baselineRequired().ifPresent((failure) -> {
			throw failure;
		});
		refuse(plan, plan.findings().stream().filter(HistoryCheck::isInTheWay).toList());
	}

	/**
	 * Check that the files of all applied migrations exist.
	 */
	static void requireKnown(MigrationPlan plan) {
		plan.baselineRequired().ifPresent((failure) -> {
			throw failure;
		});
		refuse(plan,
				plan.findings()
					.stream()
					.filter((finding) -> isInTheWay(finding) && finding.kind() != Finding.Kind.RUNNING)
					.toList());
	}

	/**
	 * Check that a database has a history or is empty, because the first migration cannot
	 * be applied to existing objects.
	 * @throws CommandRefusedException if it has tables without a history
	 */
	static void requireBegun(MigrationPlan plan, DataSource live, @Nullable String defaultSchema) {
		if (plan.database().history() != null || !plan.migrations().isEmpty()) {
			return;
		}
		String schema = Objects.requireNonNullElse((defaultSchema != null) ? defaultSchema : plan.database().schema(),
				"public");
		boolean empty = new SchemaReader(ReadOptions.schemas(schema)).read(live)
			.objects()
			.values()
			.stream()
			.allMatch((object) -> object instanceof Namespace || object instanceof Extension);
		if (!empty) {
			throw new CommandRefusedException(
					"The schema \"" + schema + "\" is not empty but has no history, and there are no migrations that it"
							+ " may come from. Nothing was written.",
					"Make the first migration of what is there: db pull, if the schema source does not have it yet;"
							+ " migrate dev --create-only --name first; migrate baseline --to with the name that it"
							+ " gets. Or begin with an empty database.");
		}
	}

	private static void refuse(MigrationPlan plan, List<Finding> findings) {
		if (!findings.isEmpty()) {
			throw new CommandRefusedException(findings.stream().map(Finding::message).collect(Collectors.joining("\n")),
					new MigrationPlan(plan.database(), plan.migrations(), plan.beside(), true).remedy(findings));
		}
	}

	private static boolean isInTheWay(Finding finding) {
		return switch (finding.kind()) {
			case EDITED, MISSING, AHEAD, RENAMED, INCOMPLETE, UNDONE, HALF_UNDONE, FAILED, RUNNING -> true;
			case PENDING, ELSEWHERE, LATE, UNDATED, INTERRUPTED, STRAY, LEFTOVER -> false;
		};
	}

}
