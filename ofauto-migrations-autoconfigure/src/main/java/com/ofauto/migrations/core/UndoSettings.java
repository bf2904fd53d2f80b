package com.ofauto.migrations.core;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is captured of the rows that migrations remove, so that a rollback brings them
 * back.
 *
 * @param keep how long, or {@code null} if nothing is captured
 * @param maxBytes how much of one migration, or {@code null} without a limit
 * @param aboveMaxSize what a deploy does if it is more
 * @since 0.1.0
 */
public record UndoSettings(@Nullable Duration keep, @Nullable Long maxBytes, AboveMaxSize aboveMaxSize) {

	/** Nothing is captured. */
	public static final UndoSettings NONE = new UndoSettings(null, null, AboveMaxSize.REFUSE);

}
