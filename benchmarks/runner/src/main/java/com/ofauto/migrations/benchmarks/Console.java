package com.ofauto.migrations.benchmarks;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * Tells who waits how far it is.
 */
final class Console {

	private Console() {
	}

	static void say(@Nullable String text) {
		System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
	}

}
