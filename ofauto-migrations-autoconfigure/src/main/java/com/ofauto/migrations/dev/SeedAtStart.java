package com.ofauto.migrations.dev;

import java.util.function.Supplier;

import com.ofauto.migrations.Internal;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Seeds while the application starts, after all beans are created and before it accepts
 * requests.
 *
 * @since 0.1.0
 */
@Internal
public final class SeedAtStart implements SmartInitializingSingleton {

	private final Supplier<Seed> seed;

	private final boolean wanted;

	/**
	 * Creates it.
	 * @param seed the seed, asked for if this start seeds
	 * @param wanted whether this start seeds
	 */
	public SeedAtStart(Supplier<Seed> seed, boolean wanted) {
		this.seed = seed;
		this.wanted = wanted;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.wanted) {
			this.seed.get().run();
		}
	}

}
