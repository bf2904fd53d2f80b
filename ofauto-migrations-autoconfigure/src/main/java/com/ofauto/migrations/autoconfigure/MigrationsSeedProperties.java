package com.ofauto.migrations.autoconfigure;

/**
 * Development data.
 *
 * @since 0.1.0
 */
public class MigrationsSeedProperties {

	/**
	 * Whether a seed is allowed, which stops the start outside development and test.
	 */
	private boolean enabled;

	/**
	 * Where the seed's files are, as a classpath: or file: location.
	 */
	private String location = "classpath:db/seed";

	/**
	 * Whether each start seeds, after the application's beans are created.
	 */
	private boolean onStartup;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getLocation() {
		return this.location;
	}

	public void setLocation(String location) {
		this.location = location;
	}

	public boolean isOnStartup() {
		return this.onStartup;
	}

	public void setOnStartup(boolean onStartup) {
		this.onStartup = onStartup;
	}

}
