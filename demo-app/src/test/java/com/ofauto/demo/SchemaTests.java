package com.ofauto.demo;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo's migrations build what its {@code schema.prisma} says, and do what the
 * {@code impact.json} beside each says.
 */
class SchemaTests {

	@Test
	void isWhatTheMigrationsBuild() throws Exception {
		assertThat(screen("migrate", "check")).isEqualTo("""
				The 21 migrations build a database from empty.
				It is what schema.prisma says.
				8 of 8 rollbacks undo their migration.
				21 of 21 impact.json files say what their migration does.
				""");
	}

	@Test
	void theMigrationsOfTheReportingDatabaseHaveTheirImpactToo() throws Exception {
		assertThat(screen("--spring.profiles.active=dev,reporting", "migrate", "check", "--database", "reporting"))
			.isEqualTo("""
					The 2 migrations build a database from empty.
					2 of 2 impact.json files say what their migration does.
					""");
	}

	private static String screen(String... arguments) throws Exception {
		String[] command = Stream.concat(Stream.of(TestDemoApplication.class.getName()), Stream.of(arguments))
			.toArray(String[]::new);
		ProcessBuilder check = ShortJvm.command(command).redirectErrorStream(true);
		check.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		Process process = check.start();
		String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(screen).isZero();
		return screen;
	}

}
