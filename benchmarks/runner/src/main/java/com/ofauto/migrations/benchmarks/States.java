package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Databases to copy, in which each contender has applied migrations itself.
 */
final class States {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final String EMPTY = "template1";

	private final Map<String, String> databases = new HashMap<>();

	private final PostgresServer server;

	private final MigrationSets sets;

	States(PostgresServer server, MigrationSets sets) {
		this.server = server;
		this.sets = sets;
	}

	String get(Contender contender, int applied)
			throws IOException, InterruptedException, SQLException, RunFailedException {
		String key = contender.key() + " " + applied;
		if (!this.databases.containsKey(key)) {
			this.databases.put(key, create(contender, applied));
		}
		return this.databases.get(key);
	}

	private String create(Contender contender, int applied)
			throws IOException, InterruptedException, SQLException, RunFailedException {
		String database = this.server.createDatabase(EMPTY);
		List<String> options = (contender instanceof Application) ? List.of(Application.NO_POOL) : List.of();
		contender.run(new Task(this.sets.small(contender.layout(), 0, applied), this.server.port(), List.of(database),
				options, LIMIT));
		this.server.execute(database, "VACUUM ANALYZE");
		this.server.execute(database, "CHECKPOINT");
		return database;
	}

}
