package com.ofauto.migrations.core;

/**
 * What a finding does to a deploy.
 *
 * @since 0.1.0
 */
public enum FindingPolicy {

	/**
	 * The finding is reported and nothing else.
	 */
	REPORT,

	/**
	 * The finding stops the deploy before anything is applied.
	 */
	REJECT

}
