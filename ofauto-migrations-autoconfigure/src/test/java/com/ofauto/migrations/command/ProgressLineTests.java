package com.ofauto.migrations.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.ofauto.migrations.core.StatementProgress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTests {

	private static final StatementProgress SCAN = new StatementProgress("building index: scanning table", 45, 100);

	private final ByteArrayOutputStream data = new ByteArrayOutputStream();

	private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

	@Test
	void withoutATerminalALineComesAtGrowingIntervals() {
		ProgressLine line = new ProgressLine(output(false), "20260301_x");
		for (int second = 1; second < 200; second++) {
			line.tick(Duration.ofSeconds(second), (second < 60) ? null : SCAN);
		}
		line.end();
		line.tick(Duration.ofSeconds(300), SCAN);
		assertThat(text().lines()).containsExactly("Applying 20260301_x: 10 s", "Applying 20260301_x: 30 s",
				"Applying 20260301_x: 1 min 0 s, building index: scanning table, 45 %",
				"Applying 20260301_x: 2 min 0 s, building index: scanning table, 45 %",
				"Applying 20260301_x: 3 min 0 s, building index: scanning table, 45 %");
		assertThat(text()).doesNotContain("\r", "\u001B");
	}

	@Test
	void aLateTickIsNotMadeUpFor() {
		ProgressLine line = new ProgressLine(output(false), "20260301_x");
		line.tick(Duration.ofMinutes(65), null);
		line.tick(Duration.ofMinutes(65).plusSeconds(1), null);
		assertThat(text().lines()).containsExactly("Applying 20260301_x: 1 h 5 min");
	}

	@Test
	void onATerminalALineIsRewrittenAndGivesWayToWhatIsPrinted() {
		Output output = output(true);
		ProgressLine line = new ProgressLine(output, "20260301_x");
		line.begin();
		line.tick(Duration.ofSeconds(9), new StatementProgress("initializing", 0, 0));
		line.tick(Duration.ofSeconds(10), null);
		output.note("NOTICE: hello");
		line.tick(Duration.ofSeconds(11), null);
		line.end();
		line.tick(Duration.ofSeconds(12), null);
		String applying = "\rApplying 20260301_x";
		assertThat(text()).isEqualTo(applying + applying + ": 9 s, initializing" + applying + ": 10 s" + " ".repeat(13)
				+ "\r" + " ".repeat(25) + "\r" + "NOTICE: hello" + System.lineSeparator() + applying + ": 11 s" + "\r"
				+ " ".repeat(25) + "\r");
	}

	@Test
	void aLongNameGivesWayToWhatIsSaidOfIt() {
		ProgressLine line = new ProgressLine(output(true), "20260302120000_index_automation_runs_by_agency");
		line.tick(Duration.ofSeconds(75), SCAN);
		assertThat(text())
			.isEqualTo("\rApplying 20260302120000_inde…: 1 min 15 s, building index: scanning table, 45 %");
	}

	@Test
	void aLineThatTheTerminalWouldBreakIsCut() {
		ProgressLine line = new ProgressLine(output(true), "20260301_x");
		line.tick(Duration.ofSeconds(1), new StatementProgress("x".repeat(100), 0, 0));
		assertThat(text()).hasSize(80);
	}

	private Output output(boolean terminal) {
		PrintStream stream = stream(this.notes);
		return new Output(stream(this.data), stream, false, null, terminal ? new TransientLine(stream) : null);
	}

	private String text() {
		assertThat(this.data.size()).isZero();
		return this.notes.toString(StandardCharsets.UTF_8);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

}
