package com.ofauto.migrations.dev;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Seeds while the application starts, once all beans are there and before it serves
 * anybody.
 */
public final class SeedAtStart implements SmartInitializingSingleton {

	private final Seed seed;

	private final boolean wanted;

	/**
	 * Creates it.
	 * @param seed the seed
	 * @param wanted whether this start seeds
	 */
	public SeedAtStart(Seed seed, boolean wanted) {
		this.seed = seed;
		this.wanted = wanted;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.wanted) {
			this.seed.run();
		}
	}

}
