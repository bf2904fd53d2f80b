package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several migrations travel in one message, and the server is at the third of four.
 */
final class BatchScenes {

	private static final List<String> NAMES = List.of("20260101000001_a", "20260101000002_b", "20260101000003_c",
			"20260101000004_d");

	private BatchScenes() {
	}

	static Outcome killedApplication(Ground ground) {
		return strike(ground, true, (database, proxy, reader, runner, backend) -> {
			runner.kill();
			Ground.awaitEnd(database, backend);
		});
	}

	/**
	 * Nobody tells the server, which comes to the end of the message.
	 */
	static Outcome killedUnnoticed(Ground ground) {
		return strike(ground, true, (database, proxy, reader, runner, backend) -> {
			proxy.halfOpen();
			runner.kill();
			reader.commit();
			try (Bystander person = Bystander.on(database)) {
				person.await("SELECT 1 FROM _prisma_migrations WHERE migration_name = '" + NAMES.get(3) + "'");
				person.execute("SELECT pg_terminate_backend(" + backend + ")");
				person.awaitEndOf(backend);
			}
		});
	}

	static Outcome killedServerProcess(Ground ground) {
		return strike(ground, false, (database, proxy, reader, runner, backend) -> {
			ground.stage().server().killBackend(backend);
			runner.awaitEnd();
		});
	}

	private static Outcome strike(Ground ground, boolean killed, Blow blow) {
		Path migrations = ground.emptyDirectory("batch");
		ScriptDirectory scripts = new ScriptDirectory(migrations);
		NAMES.forEach((name) -> scripts.with(name, "CREATE TABLE %s (id int);".formatted(table(name))));
		scripts.with(NAMES.get(2), "CREATE TABLE c (id int);\nALTER TABLE legacy.gate ADD COLUMN c int;");
		try (TestDatabase database = ground.createDatabase(); FaultProxy proxy = FaultProxy.before(database.port())) {
			database.execute("CREATE SCHEMA legacy; CREATE TABLE legacy.gate (id int)");
			try (Bystander reader = Bystander.on(database).begin("SELECT count(*) FROM legacy.gate");
					Runner runner = Runner.start(database, proxy.port(), migrations, "first")) {
				blow.strike(database, proxy, reader, runner, Ground.awaitWaiter(database, reader));
				String deploy = Outcome.deploy(runner, killed);
				int applied = requireInOrder(database);
				return new Outcome(deploy, applied + " of 4 applied", next(database, migrations, applied));
			}
		}
	}

	private static String next(TestDatabase database, Path migrations, int applied) {
		try (Bystander others = Bystander.on(database)) {
			others.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
					+ " WHERE state = 'idle in transaction' AND datname = current_database()");
		}
		Ground.requireNobody(database);
		try (Runner next = Runner.start(database, database.port(), migrations, "second")) {
			next.awaitEnd();
			assertThat(next.lines()).endsWith("finished")
				.filteredOn((line) -> line.startsWith("applied "))
				.containsExactlyElementsOf(NAMES.stream().skip(applied).map((name) -> "applied " + name).toList());
			assertThat(requireInOrder(database)).isEqualTo(NAMES.size());
			return Outcome.next(next, null);
		}
	}

	/**
	 * Makes sure that those are recorded whose tables are there, and none without the one
	 * before it.
	 * @return how many
	 */
	private static int requireInOrder(TestDatabase database) {
		List<String> recorded = database.queryForStrings("SELECT migration_name FROM _prisma_migrations"
				+ " WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at");
		assertThat(recorded).isEqualTo(NAMES.subList(0, recorded.size()));
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relkind = 'r'"
				+ " AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY 1"))
			.containsExactlyElementsOf(recorded.stream().map(BatchScenes::table).toList());
		return recorded.size();
	}

	private static String table(String name) {
		return name.substring(name.length() - 1);
	}

	/**
	 * What happens to a deploy.
	 */
	@FunctionalInterface
	private interface Blow {

		void strike(TestDatabase database, FaultProxy proxy, Bystander reader, Runner runner, String backend);

	}

}
