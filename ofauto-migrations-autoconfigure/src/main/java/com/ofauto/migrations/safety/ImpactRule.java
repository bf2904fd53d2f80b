package com.ofauto.migrations.safety;

/**
 * What becomes of a pending migration whose impact is not known.
 *
 * @since 0.1.0
 */
public enum ImpactRule {

	/** A deploy says so, and applies it. */
	OPTIONAL,

	/** A deploy applies it only if a person has accepted that. */
	REQUIRED

}
