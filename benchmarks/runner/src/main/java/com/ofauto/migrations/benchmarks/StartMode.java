package com.ofauto.migrations.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A way to start an application.
 *
 * @param label its name in the report
 * @param java the launcher
 * @param options the options, in which {@code %s} is a file of the application's own
 * @param training what must be run before, if anything
 */
record StartMode(String label, Path java, List<String> options, @Nullable StartMode training) {

	private static final String AOT = "-Dspring.aot.enabled=true";

	static List<StartMode> all(Settings settings) {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		List<StartMode> modes = new ArrayList<>();
		modes.add(new StartMode("JVM", java, List.of(), null));
		modes.add(new StartMode("Spring AOT", java, List.of(AOT), null));
		if (settings.java25() != null) {
			StartMode training = new StartMode("training", settings.java25(), List.of(AOT, "-XX:AOTCacheOutput=%s"),
					null);
			modes.add(new StartMode("Spring AOT and AOT cache, JDK 25", settings.java25(),
					List.of(AOT, "-XX:AOTCache=%s"), training));
		}
		return modes;
	}

}
