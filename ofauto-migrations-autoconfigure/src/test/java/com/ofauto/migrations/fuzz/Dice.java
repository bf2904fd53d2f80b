package com.ofauto.migrations.fuzz;

import java.util.List;
import java.util.Random;

/**
 * All the choices of one generated case.
 */
final class Dice {

	private final Random random;

	Dice(long seed) {
		this.random = new Random(seed);
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/**
	 * A number, both ends included.
	 */
	int between(int least, int most) {
		return least + this.random.nextInt(most - least + 1);
	}

	<T> T of(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	@SafeVarargs
	final <T> T of(T... values) {
		return values[this.random.nextInt(values.length)];
	}

}
