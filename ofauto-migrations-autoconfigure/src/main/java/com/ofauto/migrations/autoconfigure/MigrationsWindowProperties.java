package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When a deploy may apply what is more than brief.
 *
 * @since 0.1.0
 */
public class MigrationsWindowProperties {

	/**
	 * Days on which the window opens, such as sat, sun, by default every day.
	 */
	private List<String> days = new ArrayList<>();

	/**
	 * Hours outside which a deploy applies nothing that is more than brief, such as
	 * 02:00-05:00.
	 */
	private @Nullable String hours;

	/**
	 * Time zone of days and hours, such as Europe/Berlin.
	 */
	private @Nullable String zone;

	public List<String> getDays() {
		return this.days;
	}

	public void setDays(List<String> days) {
		this.days = days;
	}

	public @Nullable String getHours() {
		return this.hours;
	}

	public void setHours(@Nullable String hours) {
		this.hours = hours;
	}

	public @Nullable String getZone() {
		return this.zone;
	}

	public void setZone(@Nullable String zone) {
		this.zone = zone;
	}

}
