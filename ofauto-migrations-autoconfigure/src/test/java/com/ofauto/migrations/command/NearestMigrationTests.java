package com.ofauto.migrations.command;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name of a migration is long, and seldom typed whole.
 */
class NearestMigrationTests {

	private static final List<String> NAMES = List.of("20260101090000_clients", "20260201090000_client_email",
			"20260202090000_index_clients");

	@ParameterizedTest
	@ValueSource(strings = { "client_email", "20260201", "20260201090000_clent_email", "20260201090000-client-email" })
	void itIsMeant(String typed) {
		assertThat(NearestMigration.question(typed, NAMES)).isEqualTo(" Did you mean 20260201090000_client_email?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026", "", "invoices" })
	void nobodyGuessesAmongSeveralOrNone(String typed) {
		assertThat(NearestMigration.question(typed, NAMES)).isEmpty();
	}

	@Test
	void noneIsMeantWhereThereIsNone() {
		assertThat(NearestMigration.question("20260201090000_client_email", List.of())).isEmpty();
	}

}
