package com.ofauto.migrations.benchmarks;

import java.util.HashMap;
import java.util.Map;

/**
 * What one start cost.
 *
 * @param callMillis the time of the migration call
 * @param callAllocated bytes that the migrating thread allocated in it
 * @param startMillis the time from the start of the JVM
 * @param startAllocated bytes that the main thread allocated since
 * @param cpuMillis the CPU time of the process since
 * @param classes classes loaded since
 */
record Round(double callMillis, double callAllocated, double startMillis, double startAllocated, double cpuMillis,
		double classes) {

	/**
	 * Of a program that tells nothing about itself.
	 */
	static Round timed(double millis) {
		return new Round(millis, Double.NaN, millis, Double.NaN, Double.NaN, Double.NaN);
	}

	static Round parse(String line) {
		Map<String, Double> values = new HashMap<>();
		for (String pair : line.split(" ")) {
			String[] parts = pair.split("=");
			values.put(parts[0], Double.valueOf(parts[1]));
		}
		return new Round(values.getOrDefault("callNanos", Double.NaN) / 1e6,
				values.getOrDefault("callAllocated", Double.NaN), values.getOrDefault("startMillis", Double.NaN),
				values.getOrDefault("startAllocated", Double.NaN), values.getOrDefault("cpuMillis", Double.NaN),
				values.getOrDefault("classes", Double.NaN));
	}

}
