package com.ofauto.migrations.core;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockPatienceTests {

	@Test
	void pollsThenWaitsForMomentsAndAtLastAsLongAsWithoutAnImpact() {
		LockPatience patience = new LockPatience(Duration.ofSeconds(3), 10);
		assertThat(patience.polls()).isTrue();
		assertThat(patience.limit()).isEqualTo(Duration.ofMillis(20));
		int polls = 0;
		while (patience.polls()) {
			assertThat(patience.after(Duration.ZERO)).isBetween(Duration.ofMillis(40), Duration.ofMillis(120));
			polls++;
		}
		assertThat(polls).isBetween(11_000 / 120, 11_000 / 40 + 1);
		int moments = 0;
		while (!patience.isLast()) {
			assertThat(patience.limit()).isEqualTo(Duration.ofMillis(100));
			assertThat(patience.after(Duration.ofMillis(100))).isNotNull();
			moments++;
		}
		assertThat(moments).isGreaterThan(30);
		assertThat(patience.limit()).isEqualTo(Duration.ofSeconds(3));
		assertThat(patience.after(Duration.ofSeconds(3))).isNull();
		assertThat(patience.spent()).isBetween(Duration.ofSeconds(33), Duration.ofSeconds(34));
	}

	@Test
	void aTimeoutThatIsShortIsNotExceeded() {
		LockPatience patience = new LockPatience(Duration.ofMillis(30), 0);
		assertThat(patience.limit()).isEqualTo(Duration.ofMillis(10));
		assertThat(patience.after(Duration.ZERO)).isNotNull();
		assertThat(patience.isLast()).isTrue();
		assertThat(patience.limit()).isEqualTo(Duration.ofMillis(10));
		assertThat(patience.after(Duration.ZERO)).isNull();
	}

	/**
	 * The server takes nothing for no limit.
	 */
	@Test
	void noLimitIsNothing() {
		LockPatience patience = new LockPatience(Duration.ofMillis(1), 0);
		assertThat(patience.limit()).isEqualTo(Duration.ofMillis(1));
		assertThat(new LockPatience(Duration.ofSeconds(3), 10).limitOfEach(500)).isEqualTo(Duration.ofMillis(1));
	}

	@Test
	void saysAtOnceAndThenFromTimeToTimeThatItGoesOn() {
		LockPatience patience = new LockPatience(Duration.ofSeconds(3), 10);
		int news = 0;
		for (Duration pause = Duration.ZERO; pause != null; pause = patience.after(Duration.ZERO)) {
			news += patience.hasNews() ? 1 : 0;
		}
		assertThat(news).isBetween(5, 7);
	}

}
