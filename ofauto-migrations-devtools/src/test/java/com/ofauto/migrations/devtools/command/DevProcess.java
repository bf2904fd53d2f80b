package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.ServerAddress;
import com.ofauto.migrations.support.TestDatabase;

/**
 * A process in which somebody types one command.
 */
final class DevProcess {

	private DevProcess() {
	}

	static Process start(Path project, TestDatabase database, String line) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1",
				DevProcess.class.getName(), project.toString(), database.name(), database.host(),
				String.valueOf(database.port()), database.user(), database.password(), line)
			.redirectErrorStream(true);
		builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		return builder.start();
	}

	public static void main(String[] arguments) throws IOException {
		ServerAddress server = new ServerAddress(arguments[2], Integer.parseInt(arguments[3]), arguments[4],
				arguments[5]);
		try (TestDatabase database = new TestDatabase(arguments[1], server, () -> {
		})) {
			System.out.print(
					new DevProject(Path.of(arguments[0]), database).source("schema.sql").type(arguments[6]).screen());
		}
	}

}
