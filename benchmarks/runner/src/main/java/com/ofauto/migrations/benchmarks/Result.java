package com.ofauto.migrations.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * What the runs of one contender in one case have shown.
 */
final class Result {

	private final List<Round> cold = new ArrayList<>();

	private final List<Round> warm = new ArrayList<>();

	private @Nullable WireCounts wire;

	private @Nullable String failure;

	void counted(WireCounts wire) {
		this.wire = wire;
	}

	void ran(List<Round> rounds) {
		this.cold.add(rounds.get(0));
		this.warm.addAll(rounds.subList(1, rounds.size()));
	}

	void failed(String failure) {
		this.failure = failure;
	}

	@Nullable String failure() {
		return this.failure;
	}

	@Nullable WireCounts wire() {
		return this.wire;
	}

	/**
	 * Returns a median over the first starts of the JVMs.
	 */
	double cold(ToDoubleFunction<Round> value) {
		return median(this.cold, value);
	}

	/**
	 * Returns a median over the later starts in the same JVMs.
	 */
	double warm(ToDoubleFunction<Round> value) {
		return median(this.warm, value);
	}

	private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
		double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
		if (sorted.length == 0) {
			return Double.NaN;
		}
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}
