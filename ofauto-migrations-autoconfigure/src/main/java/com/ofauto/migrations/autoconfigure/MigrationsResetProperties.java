package com.ofauto.migrations.autoconfigure;

/**
 * Configuration properties for a reset.
 *
 * @since 0.1.0
 */
public class MigrationsResetProperties {

	/**
	 * Whether a reset is allowed, which stops the start outside development and test.
	 */
	private boolean enabled;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
