package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.util.EnumSet;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong around a deploy. The outcomes of all are a section of the
 * documentation.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(Lifecycle.PER_CLASS)
class SurroundingsTests {

	private static final EnumSet<Surrounding> QUICK = EnumSet.of(Surrounding.PROMOTED_STANDBY,
			Surrounding.ENDLESS_READER, Surrounding.IDLE_WRITER, Surrounding.DISK_FULL, Surrounding.EDITED,
			Surrounding.EDITED_ONLY, Surrounding.CLOCK, Surrounding.KILLED_IN_BATCH, Surrounding.KILLED_UNNOTICED);

	private final SurroundingsTable table = new SurroundingsTable();

	private FaultStage stage;

	@BeforeAll
	void open(@TempDir Path directory) {
		this.stage = FaultStage.open(directory);
	}

	@AfterAll
	void writeSection() {
		this.stage.close();
		FaultPage.SURROUNDINGS.write(this.table.markdown());
	}

	static Stream<Surrounding> quick() {
		return QUICK.stream().filter(SurroundingsTests::isWanted);
	}

	static Stream<Surrounding> others() {
		return EnumSet.complementOf(QUICK).stream().filter(SurroundingsTests::isWanted);
	}

	private static boolean isWanted(Surrounding surrounding) {
		return Pattern.compile(System.getProperty("ofauto.faults.only", "")).matcher(surrounding.words()).find();
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("quick")
	void doesNoHarm(Surrounding surrounding, @TempDir Path directory) throws Exception {
		play(surrounding, directory);
	}

	@Tag("faults")
	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("others")
	void doesNoHarmEither(Surrounding surrounding, @TempDir Path directory) throws Exception {
		play(surrounding, directory);
	}

	private void play(Surrounding surrounding, Path directory) throws Exception {
		this.table.add(surrounding, surrounding.play(new Ground(this.stage, directory)));
	}

}
