package com.ofauto.migrations.safety;

import com.ofauto.migrations.Internal;

/**
 * What a deploy of one database may do by itself.
 *
 * @param safety what becomes of a migration that is more than brief
 * @param impact what becomes of one whose impact is not known
 * @param names what the properties are called that say so
 * @since 0.1.0
 */
@Internal
public record SafetyPolicy(Safety safety, ImpactRule impact, Names names) {

	/** Nothing is stopped. */
	public static final SafetyPolicy NONE = new SafetyPolicy(Safety.REPORT, ImpactRule.OPTIONAL,
			new Names("ofauto.migrations.safety", "ofauto.migrations.impact"));

	/**
	 * Whether it can stop a deploy.
	 * @return {@code false} if no deploy needs to ask
	 */
	public boolean stops() {
		return this.safety == Safety.REFUSE || this.impact == ImpactRule.REQUIRED;
	}

	/**
	 * The whole names of the properties.
	 *
	 * @param safety that of the safety
	 * @param impact that of the impact
	 */
	public record Names(String safety, String impact) {

	}

}
