package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults at points. The outcomes of all of them are a page of the documentation.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(Lifecycle.PER_CLASS)
class FaultMatrixTests {

	private static final Duration SHORT_PAUSE = Duration.ofSeconds(3);

	private static final Duration PAUSE = Duration.ofSeconds(Long.getLong("ofauto.faults.pause", 10));

	/**
	 * One of each kind of place and of fault; the night has each fault at each point.
	 */
	static final List<Cell> SAMPLE = List.of(new Cell(FaultPoint.HOLDING_THE_LOCK, Fault.CUT),
			new Cell(FaultPoint.IN_A_TRANSACTION, Fault.KILL_RUNNER),
			new Cell(FaultPoint.AFTER_COMMIT, Fault.CUT_REPLY), new Cell(FaultPoint.AFTER_COMMIT, Fault.SWALLOW_REPLY),
			new Cell(FaultPoint.BETWEEN_SEGMENTS, Fault.KILL_SERVER),
			new Cell(FaultPoint.BEFORE_A_COUNT, Fault.KILL_RUNNER),
			new Cell(FaultPoint.IN_DROP_INDEX, Fault.OVERTAKE_RUNNER),
			new Cell(FaultPoint.BEFORE_A_BATCH_IS_COMMITTED, Fault.CUT),
			new Cell(FaultPoint.BEFORE_UNLOCK, Fault.HALF_OPEN));

	private final FaultMatrix matrix = new FaultMatrix();

	private FaultStage stage;

	@BeforeAll
	void open(@TempDir Path directory) {
		this.stage = FaultStage.open(directory);
	}

	@AfterAll
	void writePage() {
		this.stage.close();
		FaultPage.MATRIX.write(this.matrix.markdown());
	}

	static Stream<Cell> cells() {
		Pattern only = Pattern.compile(System.getProperty("ofauto.faults.only", ""));
		return Cell.all().filter((cell) -> only.matcher(cell.toString()).find());
	}

	@ParameterizedTest
	@FieldSource("SAMPLE")
	void aFaultHarmsNothing(Cell cell) {
		this.matrix.add(cell, this.stage.run(cell, SHORT_PAUSE));
	}

	@Tag("faults")
	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("cells")
	void noFaultHarmsAnything(Cell cell) {
		this.matrix.add(cell, this.stage.run(cell, PAUSE));
	}

}
