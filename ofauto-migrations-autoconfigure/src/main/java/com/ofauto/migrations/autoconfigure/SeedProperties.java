package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Development data.
 */
@ConfigurationProperties("ofauto.migrations.seed")
public class SeedProperties {

	/**
	 * Whether a seed is allowed, which stops the start outside development and test.
	 */
	private boolean enabled;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
