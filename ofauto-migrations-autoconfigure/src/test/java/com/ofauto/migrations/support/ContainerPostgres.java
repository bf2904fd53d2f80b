package com.ofauto.migrations.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL in a container, which Testcontainers removes at the end of the JVM. The
 * only class that touches Testcontainers: it is loaded once Docker is known to be there.
 */
final class ContainerPostgres {

	private ContainerPostgres() {
	}

	@SuppressWarnings("resource")
	static ServerAddress start(String image, Map<String, String> options) {
		PostgreSQLContainer container = new PostgreSQLContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
		container.setCommand(command(options));
		container.start();
		return new ServerAddress(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
				container.getUsername(), container.getPassword());
	}

	private static String[] command(Map<String, String> options) {
		List<String> command = new ArrayList<>(List.of("postgres", "-c", "fsync=off"));
		options.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
		return command.toArray(String[]::new);
	}

}
