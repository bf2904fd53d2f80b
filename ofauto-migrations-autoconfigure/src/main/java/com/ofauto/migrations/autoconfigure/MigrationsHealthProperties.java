package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the state of the migrations counts in the application's health.
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

		/** The application is broken until somebody acts. */
		DOWN,

		/** The application is taken out of service on purpose, until it is migrated. */
		OUT_OF_SERVICE

	}

}
