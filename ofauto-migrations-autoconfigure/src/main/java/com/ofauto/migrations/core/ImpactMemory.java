package com.ofauto.migrations.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.ofauto.migrations.impact.KnownImpact;

/**
 * What is known of the impact of migrations while one run lasts: the listeners and the
 * locks of a deploy need it, and its file is read once for both.
 */
final class ImpactMemory implements AutoCloseable {

	private final Map<String, KnownImpact> known = new ConcurrentHashMap<>();

	private volatile boolean over;

	KnownImpact of(String migration, Supplier<KnownImpact> read) {
		return this.over ? read.get() : this.known.computeIfAbsent(migration, (name) -> read.get());
	}

	/**
	 * The run is over. Its plan may live longer.
	 */
	@Override
	public void close() {
		this.over = true;
		this.known.clear();
	}

}
