package com.ofauto.migrations.faults;

import java.util.List;
import java.util.function.Consumer;

import com.ofauto.migrations.support.TestDatabase;

/**
 * What is killed.
 */
enum RandomKill {

	APPLICATION {

		@Override
		void strike(FaultServer server, TestDatabase database, Runner runner) {
			runner.kill();
		}

	},

	SESSION {

		@Override
		void strike(FaultServer server, TestDatabase database, Runner runner) {
			database.queryForStrings("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
					+ runner.name() + "' AND datname = current_database()");
		}

	},

	SERVER_PROCESS {

		@Override
		void strike(FaultServer server, TestDatabase database, Runner runner) {
			withBackend(database, runner, server::killBackend);
		}

	},

	SERVER {

		@Override
		void strike(FaultServer server, TestDatabase database, Runner runner) {
			server.killAndRestart();
		}

	};

	abstract void strike(FaultServer server, TestDatabase database, Runner runner);

	private static void withBackend(TestDatabase database, Runner runner, Consumer<String> operation) {
		List<String> backends = database.queryForStrings("SELECT pid FROM pg_stat_activity WHERE application_name = '"
				+ runner.name() + "' AND datname = current_database()");
		backends.stream().limit(1).forEach(operation);
	}

}
