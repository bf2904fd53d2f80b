package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the health of the migrations.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ofauto.migrations.health")
public class MigrationsHealthProperties {

	/**
	 * Health status while migrations are pending, running or failed.
	 */
	private NotUpToDate notUpToDateStatus = NotUpToDate.DOWN;

	public NotUpToDate getNotUpToDateStatus() {
		return this.notUpToDateStatus;
	}

	public void setNotUpToDateStatus(NotUpToDate notUpToDateStatus) {
		this.notUpToDateStatus = notUpToDateStatus;
	}

	/**
	 * The statuses to choose from.
	 */
	public enum NotUpToDate {

		/** The application is broken until a person acts. */
		DOWN,

		/** The application is taken out of service on purpose, until it is migrated. */
		OUT_OF_SERVICE

	}

}
