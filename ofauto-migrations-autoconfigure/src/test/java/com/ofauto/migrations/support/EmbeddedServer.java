package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL from a jar; its own shutdown hook stops it at the end of the JVM.
 */
final class EmbeddedServer {

	private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

	private EmbeddedServer() {
	}

	static ServerAddress start(Map<String, String> options) {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setPGStartupWait(STARTUP_WAIT)
			.setRegisterShutdownHook(true);
		options.forEach(builder::setServerConfig);
		MemoryDirectory.create().ifPresent(builder::setDataDirectory);
		try {
			return new ServerAddress("localhost", builder.start().getPort(), "postgres", "postgres");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The embedded PostgreSQL does not start", ex);
		}
	}

}
