package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.LostData;
import com.ofauto.migrations.core.RollbackPreview;
import com.ofauto.migrations.core.RollbackReport;
import org.jspecify.annotations.Nullable;

/**
 * A rollback, or what it would do.
 *
 * @param dryRun {@code true} if nothing was changed
 * @param undone what it undid or would undo, in order
 * @param sessions of a dry run, the other sessions of the database
 * @since 0.1.0
 */
public record RollbackView(boolean dryRun, List<Step> undone, @Nullable List<Sessions> sessions) {

	/**
	 * A rollback.
	 * @param report what it did
	 * @return its values
	 */
	public static RollbackView of(RollbackReport report) {
		return new RollbackView(false,
				report.undone()
					.stream()
					.map((one) -> new Step(one.name(), one.took().toMillis(), null,
							one.restored().stream().map(BroughtBackView::of).toList(), lost(one.lost())))
					.toList(),
				null);
	}

	/**
	 * What a rollback would do.
	 * @param preview what it would do
	 * @return its values
	 */
	public static RollbackView of(RollbackPreview preview) {
		return new RollbackView(true,
				preview.steps()
					.stream()
					.map((one) -> new Step(one.migration(), null, one.transactional(),
							one.captures().stream().map(BroughtBackView::of).toList(), lost(one.lost())))
					.toList(),
				preview.sessions().stream().map((one) -> new Sessions(one.application(), one.number())).toList());
	}

	private static List<Lost> lost(List<LostData> lost) {
		return lost.stream().map((one) -> new Lost(one.kind().word(), one.name(), one.rows())).toList();
	}

	/**
	 * A migration that a rollback undoes.
	 *
	 * @param name its name
	 * @param durationMs how long it took, absent in a dry run
	 * @param transactional in a dry run, whether it is one transaction
	 * @param restored what was captured before the migration removed it, and is back or
	 * would come back; absent if there is none
	 * @param lost the data that is lost
	 */
	public record Step(String name, @Nullable Long durationMs, @Nullable Boolean transactional,
			@Nullable List<BroughtBackView> restored, List<Lost> lost) {

		public Step {
			restored = (restored == null || restored.isEmpty()) ? null : List.copyOf(restored);
		}

	}

	/**
	 * Data that is lost.
	 *
	 * @param kind {@code table}, {@code column}, {@code converted}, {@code statement} or
	 * {@code changed}
	 * @param name the table, the column as {@code table.column}, or the statement
	 * @param rows how many rows or values, absent if nobody can tell
	 */
	public record Lost(String kind, String name, @Nullable Long rows) {

	}

	/**
	 * Sessions with one name.
	 *
	 * @param application what they call themselves
	 * @param number how many they are
	 */
	public record Sessions(String application, int number) {

	}

}
