package com.ofauto.migrations.benchmarks;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * Tells who waits how far it is.
 */
final class Console {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private Console() {
	}

	static void say(@Nullable String text) {
		System.out.println(LocalTime.now().format(TIME) + " " + text);
	}

}
