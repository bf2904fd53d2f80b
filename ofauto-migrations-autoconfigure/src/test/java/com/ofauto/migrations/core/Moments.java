package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Time that passes in pauses only, at once, and in which a test acts.
 */
class Moments extends HurriedTime {

	private final Map<Integer, Runnable> actions = new HashMap<>();

	private int pauses;

	/**
	 * Acts in a pause, which is counted from 1.
	 */
	void at(int pause, Runnable action) {
		this.actions.put(pause, action);
	}

	int pauses() {
		return this.pauses;
	}

	@Override
	public void pause(Duration duration) {
		super.pause(duration);
		Runnable action = this.actions.get(++this.pauses);
		if (action != null) {
			action.run();
		}
	}

}
