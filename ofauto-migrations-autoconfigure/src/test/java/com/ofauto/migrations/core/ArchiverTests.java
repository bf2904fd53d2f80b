package com.ofauto.migrations.core;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the statistics of an archiver mean.
 */
class ArchiverTests {

	private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

	private static final long SEGMENT = 16 << 20;

	private static Archiver.Event event(@Nullable String file, @Nullable Integer minutesAgo) {
		return new Archiver.Event(file, (minutesAgo != null) ? NOW.minusSeconds(60L * minutesAgo) : null);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			on,     000000010000000000000006, 0,    ,                         ,   000000010000000000000007, HEALTHY
			always, 000000010000000000000006, 9000, ,                         ,   000000010000000000000007, HEALTHY
			on,     000000010000000000000006, 1,    ,                         ,   000000010000000000000099, HEALTHY
			on,     000000010000000000000006, 6,    ,                         ,   000000010000000000000008, BEHIND
			on,     0000000100000000000000FF, 6,    ,                         ,   000000010000000100000000, HEALTHY
			on,     0000000100000000000000FF, 6,    ,                         ,   000000010000000100000001, BEHIND
			on,     000000010000000000000006, 6,    ,                         ,   000000020000000000000007, HEALTHY
			on,     00000002.history,         6,    ,                         ,   000000020000000000000099, HEALTHY
			on,     000000010000000000000003.00000028.backup, 6, ,             ,  000000010000000000000009, BEHIND
			on,     000000010000000000000006, 6,    ,                         ,   ,                         HEALTHY
			on,     000000010000000000000006, 6,    000000010000000000000007, 5,  000000010000000000000009, FAILING
			on,     000000010000000000000008, 4,    000000010000000000000007, 5,  000000010000000000000009, HEALTHY
			on,     ,                         ,     000000010000000000000001, 0,  000000010000000000000002, FAILING
			on,     ,                         ,     ,                         ,   000000010000000000000002, EMPTY
			off,    000000010000000000000006, 0,    ,                         ,   000000010000000000000007, OFF""")
	void isJudgedByItsLastAttemptsAndByWhatWaits(String mode, @Nullable String archived, @Nullable Integer archivedAgo,
			@Nullable String failed, @Nullable Integer failedAgo, @Nullable String current, Archiver.State state) {
		assertThat(Archiver.of(mode, event(archived, archivedAgo), event(failed, failedAgo), current, SEGMENT, NOW)
			.state()).isEqualTo(state);
	}

	@Test
	void segmentsAreCountedByTheirSize() {
		Archiver.Event archived = event("0000000100000000000000FF", 6);
		assertThat(Archiver.of("on", archived, event(null, null), "000000010000000100000000", 1 << 20, NOW).state())
			.isEqualTo(Archiver.State.BEHIND);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			HEALTHY     | 0A |    | archiver healthy up to segment 0A
			BEHIND      | 0A |    | archiver behind, archived up to segment 0A
			FAILING     | 0A | 0B | archiver failing at segment 0B, archived up to segment 0A
			FAILING     |    | 0B | archiver failing at segment 0B, nothing archived yet
			EMPTY       |    |    | archiver on, nothing archived yet
			OFF         |    |    | archiver off
			NOT_VISIBLE |    |    | archiver not visible""")
	void isDescribed(Archiver.State state, @Nullable String archived, @Nullable String failed, String text) {
		assertThat(new Archiver(state, archived, failed).describe()).isEqualTo(text);
	}

}
