package com.ofauto.migrations.metrics;

import com.ofauto.migrations.core.MigrationCounts;

/**
 * What the gauges show.
 *
 * @param pending migrations that are neither applied nor failed
 * @param applied migrations that are applied
 * @param failed migrations that have failed
 * @param undone migrations that a rollback has undone
 */
record GaugeValues(double pending, double applied, double failed, double undone) {

	/** Before the first plan: no number, which differs from zero. */
	static final GaugeValues UNKNOWN = new GaugeValues(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

	static GaugeValues of(MigrationCounts counts) {
		return new GaugeValues(counts.outstanding(), counts.applied(), counts.failed(),
				counts.undone() + counts.halfUndone());
	}

	GaugeValues afterOneMore() {
		return new GaugeValues(this.pending - 1, this.applied + 1, this.failed, this.undone);
	}

	GaugeValues afterOneUndone() {
		return new GaugeValues(this.pending, this.applied - 1, this.failed, this.undone + 1);
	}

}
