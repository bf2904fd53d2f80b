package com.ofauto.migrations.core;

/**
 * What a finding does to a deploy.
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
