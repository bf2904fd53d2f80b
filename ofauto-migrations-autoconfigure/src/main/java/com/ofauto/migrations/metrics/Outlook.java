package com.ofauto.migrations.metrics;

import com.ofauto.migrations.core.MigrationCounts;

/**
 * What the gauges show.
 *
 * @param pending migrations that are neither applied nor failed
 * @param applied migrations that are applied
 * @param failed migrations that have failed
 */
record Outlook(double pending, double applied, double failed) {

	/** Before anybody has looked: no number, which is not the same as none. */
	static final Outlook UNKNOWN = new Outlook(Double.NaN, Double.NaN, Double.NaN);

	static Outlook of(MigrationCounts counts) {
		return new Outlook(counts.outstanding(), counts.applied(), counts.failed());
	}

	Outlook afterOneMore() {
		return new Outlook(this.pending - 1, this.applied + 1, this.failed);
	}

}
