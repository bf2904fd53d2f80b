package com.ofauto.migrations.benchmarks;

/**
 * A state and what is to be done about it.
 *
 * @param applied how many migrations are applied
 * @param pending how many are not
 * @param latencyMillis what is added to each round trip
 */
record Case(int applied, int pending, int latencyMillis) {

	static Case noOp(int applied, int latencyMillis) {
		return new Case(applied, 0, latencyMillis);
	}

	static Case deploy(int pending, int latencyMillis) {
		return new Case(1, pending, latencyMillis);
	}

	static Case firstDeploy(int pending) {
		return new Case(0, pending, 0);
	}

	boolean isNoOp() {
		return this.pending == 0;
	}

	int total() {
		return this.applied + this.pending;
	}

	/**
	 * Returns how often it is run; what takes long varies less.
	 */
	int repetitions() {
		if (this.latencyMillis * this.pending >= 5000) {
			return 1;
		}
		return 3;
	}

	/**
	 * Returns how often a JVM starts the application in one run.
	 */
	int startsInJvm() {
		if (this.latencyMillis > 0) {
			return 1;
		}
		return isNoOp() ? (total() >= 1000 ? 5 : 7) : (this.pending >= 1000 ? 2 : 4);
	}

	@Override
	public String toString() {
		String what = isNoOp() ? "no-op with %,d applied".formatted(this.applied)
				: "%s of %,d".formatted(this.applied == 0 ? "first deploy" : "deploy", this.pending);
		return what + ((this.latencyMillis > 0) ? " at %d ms".formatted(this.latencyMillis) : "");
	}

}
