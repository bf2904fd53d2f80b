package com.ofauto.migrations.faults;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills at moments that nobody has thought of.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(Lifecycle.PER_CLASS)
class RandomKillTests {

	private static final int FEW = 3;

	private static final int MANY = Integer.getInteger("ofauto.faults.kills", 50);

	private static final long SEED = Long.getLong("ofauto.faults.seed", System.nanoTime());

	private FaultStage stage;

	@BeforeAll
	void open(@TempDir Path directory) {
		this.stage = FaultStage.open(directory);
	}

	@AfterAll
	void close() {
		this.stage.close();
	}

	@Test
	void aFewKillsDoNoHarm() {
		new RandomKills(this.stage, SEED).run(FEW);
	}

	@Test
	@Tag("faults")
	void manyKillsDoNoHarm() {
		new RandomKills(this.stage, SEED).run(MANY);
	}

}
