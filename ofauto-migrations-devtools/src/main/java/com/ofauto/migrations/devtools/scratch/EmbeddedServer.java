package com.ofauto.migrations.devtools.scratch;

import java.io.IOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL from the class path. The next start removes what a killed JVM has left.
 * The class is loaded only if the library is present.
 */
final class EmbeddedServer implements AutoCloseable {

	private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

	private final EmbeddedPostgres server;

	private EmbeddedServer(EmbeddedPostgres server) {
		this.server = server;
	}

	static EmbeddedServer start() throws NoPlaceException {
		try {
			return new EmbeddedServer(EmbeddedPostgres.builder().setPGStartupWait(STARTUP_WAIT).start());
		}
		catch (IOException | RuntimeException ex) {
			throw new NoPlaceException("it does not start", ex);
		}
	}

	ServerAddress address() {
		return new ServerAddress(this.server.getJdbcUrl("postgres", "postgres"), "postgres", null);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			// The next start removes what is left.
		}
	}

}
