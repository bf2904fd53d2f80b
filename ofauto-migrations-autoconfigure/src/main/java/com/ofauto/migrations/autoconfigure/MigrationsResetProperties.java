package com.ofauto.migrations.autoconfigure;

import org.springframework.util.unit.DataSize;

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

	/**
	 * How much table data the reset commands write into files before they drop it, the
	 * small tables first. With 0 they keep nothing.
	 */
	private DataSize keepSize = DataSize.ofMegabytes(100);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public DataSize getKeepSize() {
		return this.keepSize;
	}

	public void setKeepSize(DataSize keepSize) {
		this.keepSize = keepSize;
	}

}
