package com.ofauto.migrations.core;

/**
 * What a deploy does if what a migration would lose is larger than what may be captured.
 *
 * @since 0.1.0
 */
public enum AboveMaxSize {

	/** It is refused, and nothing is changed. */
	REFUSE,

	/** It goes on, and says what it has not captured. */
	SKIP

}
