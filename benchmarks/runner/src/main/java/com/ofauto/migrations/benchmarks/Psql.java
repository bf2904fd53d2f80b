package com.ofauto.migrations.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own client with a script.
 *
 * @param program where it is
 * @param log where its output goes
 */
record Psql(Path program, Path log) implements Contender {

	static Optional<Psql> find(Path log) {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, "psql"))
			.filter(Files::isExecutable)
			.findFirst()
			.map((program) -> new Psql(program, log));
	}

	@Override
	public String label() {
		return "psql";
	}

	@Override
	public Layout layout() {
		return Layout.PSQL;
	}

	@Override
	public List<Round> run(Task task) throws IOException, InterruptedException, RunFailedException {
		List<Round> rounds = new ArrayList<>();
		for (String database : task.databases()) {
			List<String> command = new ArrayList<>(
					List.of(this.program.toString(), "-X", "-q", "-v", "ON_ERROR_STOP=1"));
			command.addAll(task.options());
			command.addAll(List.of("-f", task.files().toString(), "host=127.0.0.1 port=" + task.port() + " user="
					+ PostgresServer.USER + " sslmode=disable gssencmode=disable dbname=" + database));
			rounds.add(Round.timed(Commands.run(command, this.log, task.limit())));
		}
		return rounds;
	}

}
