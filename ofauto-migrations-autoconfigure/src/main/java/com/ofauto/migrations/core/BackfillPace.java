package com.ofauto.migrations.core;

import java.time.Duration;

import com.ofauto.migrations.core.script.BackfillDirective;

/**
 * How large a batch is, and how long the pause behind it. A batch that takes longer than
 * a second holds up the writers of its rows, and so the next one is half as large.
 */
final class BackfillPace {

	private static final Duration LONG = Duration.ofSeconds(1);

	private static final Duration SHORT = Duration.ofMillis(250);

	private final BackfillDirective directive;

	private int rows;

	BackfillPace(BackfillDirective directive) {
		this.directive = directive;
		this.rows = directive.batch();
	}

	int rows() {
		return this.rows;
	}

	Duration pause() {
		return this.directive.pause();
	}

	void took(Duration time) {
		if (time.compareTo(LONG) > 0) {
			slower();
		}
		else if (time.compareTo(SHORT) < 0) {
			this.rows = Math.min(this.directive.batch(), 2 * this.rows);
		}
	}

	/**
	 * A batch did not get its locks, or took long.
	 */
	void slower() {
		this.rows = Math.max(1, this.rows / 2);
	}

}
