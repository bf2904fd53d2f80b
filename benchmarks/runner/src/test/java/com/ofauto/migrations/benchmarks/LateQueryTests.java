package com.ofauto.migrations.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LateQueryTests {

	private static final LateQuery QUERY = new LateQuery(7, 1000, 1040, 40);

	@Test
	void aQueryWaitedForTheLockIfItsSessionBeganToWaitMeanwhile() {
		assertThat(QUERY.waitedIn(new LockWait(7, 1001.5, 20))).isTrue();
		assertThat(QUERY.waitedIn(new LockWait(8, 1001.5, 20))).isFalse();
		assertThat(QUERY.waitedIn(new LockWait(7, 960, 20))).isFalse();
		assertThat(QUERY.waitedIn(new LockWait(7, 1041, 20))).isFalse();
	}

}
