package com.ofauto.migrations.devtools.workbench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A migration that is renamed gets a name between the one that it needs and the next.
 */
class NewNamesTests {

	@Test
	void aNameGetsTheNextSecondsAndKeepsItsWords() {
		NewNames names = new NewNames("20260103000000_third", null);
		assertThat(names.next("20260101000000_first")).isEqualTo("20260103000001_first");
		assertThat(names.next("20260102000000_second")).isEqualTo("20260103000002_second");
	}

	@Test
	void aNameWithoutATimestampGetsOne() {
		assertThat(new NewNames("20260103000000_third", null).next("init")).isEqualTo("20260103000001_init");
	}

	@Test
	void whereTheNextSecondIsTakenANameFollowsByItsText() {
		NewNames names = new NewNames("20260103000000_third", "20260103000001_also");
		String first = names.next("20260101000000_first");
		String second = names.next("20260102000000_second");
		assertThat(first).isEqualTo("20260103000000_third_1_first");
		assertThat(second).isEqualTo("20260103000000_third_2_second");
		assertThat("20260103000000_third").isLessThan(first);
		assertThat(first).isLessThan(second);
		assertThat(second).isLessThan("20260103000001_also");
	}

	@Test
	void amongNamesWithoutATimestampANameFollowsByItsText() {
		assertThat(new NewNames("b_orders", "c_items").next("a_clients")).isEqualTo("b_orders_1_a_clients");
	}

}
