package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The record of a rehearsal as a file.
 */
class RehearsalTextTests {

	private static final String TEXT = """
			{
			  "format": 1,
			  "rehearsedAt": "2026-03-01T09:30:00.123Z",
			  "form": "copy",
			  "server": "17.11",
			  "migrations": [
			    {
			      "name": "20260101000000_orders",
			      "checksum": "0a",
			      "verdict": "blocks-writes",
			      "durationMs": 120000000000,
			      "statements": [
			        { "line": 1, "command": "UPDATE", "verdict": "unknown", "durationMs": 3, "rows": 4, "walBytes": 5000000000 },
			        { "command": "COMMIT", "durationMs": 0 }
			      ]
			    },
			    { "name": "20260102000000_next", "checksum": "0b", "verdict": "none", "failure": { "line": 7, "sqlState": "23502" } }
			  ]
			}
			""";

	private static final Rehearsal REHEARSAL = new Rehearsal(Instant.parse("2026-03-01T09:30:00.123Z"),
			Rehearsal.Form.COPY, "17.11", List.of(
					new RehearsedMigration("20260101000000_orders", "0a", "blocks-writes", 120_000_000_000L,
							List.of(new RehearsedStatement(1, "UPDATE", "unknown", 3L, 4L, 5_000_000_000L),
									new RehearsedStatement(null, "COMMIT", null, 0L, null, null)),
							null),
					new RehearsedMigration("20260102000000_next", "0b", "none", null, List.of(),
							new RehearsalFailure(7, "23502"))));

	@Test
	void isReadAsItWasWritten() {
		assertThat(RehearsalText.write(REHEARSAL).replaceAll("\\s+", " ")).isEqualTo(TEXT.replaceAll("\\s+", " "));
		assertThat(RehearsalText.read(TEXT)).isEqualTo(REHEARSAL);
		assertThat(RehearsalText.read(RehearsalText.write(REHEARSAL))).isEqualTo(REHEARSAL);
		assertThat(REHEARSAL.failed()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"format": 1 | "format": 2 | line 2, column 13: the format is 2 and not 1; a newer version of the library has written it
					"form": "copy" | "form": "sketch" | line 4, column 11: "sketch" is not known here; a newer version of the library may have written it
					"server": "17.11", | | line 1, column 1: the field "server" is missing
					2026-03-01T | yesterday | line 3, column 18: a time in UTC belongs here, such as 2026-03-01T09:30:00Z
					"rows": 4 | "row": 4 | line 13, column 82: the field "row" is not known here; a newer version of the library may have written it
					"server": "17.11" | "server": "17.11\\nAll is well" | line 5, column 13: a version belongs here, such as 17.11
					"sqlState": "23502" | "sqlState": "?" | line 17, column 111: a code of five characters belongs here
					"rows": 4 | "rows": -4 | line 13, column 90: a whole number belongs here
					""")
	void whatIsNoRecordIsSaidWithItsPlace(String part, String instead, String message) {
		String text = TEXT.replace(part, (instead != null) ? instead : "");
		assertThat(text).isNotEqualTo(TEXT);
		assertThatExceptionOfType(RehearsalFormatException.class).isThrownBy(() -> RehearsalText.read(text))
			.withMessage(message);
	}

}
