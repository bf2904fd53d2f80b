package com.ofauto.migrations.dev;

import java.util.function.Supplier;
import java.util.stream.Stream;

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

	private final Supplier<Stream<Seed>> seeds;

	/**
	 * Creates it.
	 * @param seeds the seeds that this start writes, in order
	 */
	public SeedAtStart(Supplier<Stream<Seed>> seeds) {
		this.seeds = seeds;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.seeds.get().forEach(Seed::run);
	}

}
