package com.ofauto.demo;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo's migrations build what its {@code schema.prisma} says, and do what the
 * {@code impact.json} beside each says.
 */
class SchemaTests {

	@Test
	void isWhatTheMigrationsBuild() throws Exception {
		ProcessBuilder check = ShortJvm.command(TestDemoApplication.class.getName(), "migrate", "check")
			.redirectErrorStream(true);
		check.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		Process process = check.start();
		String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(screen).isZero();
		assertThat(screen).isEqualTo("""
				The 21 migrations build a database from empty.
				It is what schema.prisma says.
				21 of 21 impact.json files say what their migration does.
				""");
	}

}
