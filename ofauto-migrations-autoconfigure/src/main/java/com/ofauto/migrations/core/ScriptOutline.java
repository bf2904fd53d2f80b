package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.core.script.Backfill;
import org.jspecify.annotations.Nullable;

/**
 * What a script is before it runs.
 *
 * @param transactionality whether it runs in one transaction
 * @param segments the pieces; for a transactional script the one whose statements are
 * sent
 * @param defines whether all statements only define something
 * @param plain whether all statements are plain definitions
 * @param backfill the backfill that it is, or {@code null}
 */
record ScriptOutline(Transactionality transactionality, List<Segment> segments, boolean defines, boolean plain,
		@Nullable Backfill backfill) {

	/**
	 * How many bytes of the file are of statements.
	 */
	long bytes() {
		return this.segments.isEmpty() ? 0 : this.segments.get(this.segments.size() - 1).bytes();
	}

	/**
	 * The same script with all that a message of a migration can have.
	 */
	ScriptOutline withoutShortcuts() {
		return new ScriptOutline(this.transactionality, this.segments, false, false, this.backfill);
	}

	boolean segmented() {
		return this.transactionality == Transactionality.SEGMENTED;
	}

}
