package com.ofauto.migrations.safety;

/**
 * What becomes of a pending migration that is more than brief.
 *
 * @since 0.1.0
 */
public enum Safety {

	/** A deploy says what it does, and applies it. */
	REPORT,

	/** A deploy applies it only if a person has accepted what it does. */
	REFUSE

}
