package com.ofauto.migrations.backup;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that makes room gets a name that no other one has.
 */
class AsideNameTests {

	@Test
	void itIsWhatTheDatabaseWasBefore() {
		assertThat(AsideName.of("app", List.of("app")::contains)).isEqualTo("app_before");
	}

	@Test
	void aNameThatIsTakenGetsANumber() {
		assertThat(AsideName.of("app", List.of("app_before", "app_before_2")::contains)).isEqualTo("app_before_3");
	}

	@Test
	void aLongNameIsCutWhereACharacterEnds() {
		String name = AsideName.of("ä".repeat(31), List.of()::contains);
		assertThat(name).isEqualTo("ä".repeat(28) + "_before");
		assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(63);
		assertThat(AsideName.of("🐘".repeat(15), List.of(name)::contains)).isEqualTo("🐘".repeat(14) + "_before");
	}

}
