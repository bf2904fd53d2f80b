package com.ofauto.migrations.faults;

/**
 * What can happen to a deploy, and how it ends for those who took part.
 */
enum Fault {

	/** SIGKILL of the process that deploys. */
	KILL_RUNNER("kill -9 of the application") {

		@Override
		void strike(Scene scene) {
			scene.runner().kill();
			scene.proxy().cut();
			scene.awaitGone();
			scene.goOn();
		}

	},

	/** It is stopped for a while, and goes on. */
	PAUSE_RUNNER("the application is stopped for a while") {

		@Override
		void strike(Scene scene) {
			scene.runner().signal("STOP");
			scene.goOn();
			scene.pause();
			scene.runner().signal("CONT");
			scene.awaitEnd();
		}

	},

	/** It is stopped, loses its session, and goes on after another one has deployed. */
	OVERTAKE_RUNNER("it is stopped, loses its session and is overtaken") {

		@Override
		void strike(Scene scene) {
			scene.runner().signal("STOP");
			scene.terminateBackend();
			scene.goOn();
			scene.deployAgain();
			scene.runner().signal("CONT");
			scene.awaitEnd();
		}

	},

	/** {@code pg_terminate_backend}. */
	TERMINATE_BACKEND("pg_terminate_backend") {

		@Override
		void strike(Scene scene) {
			scene.terminateBackend();
			scene.goOn();
			scene.awaitEnd();
		}

	},

	/** SIGKILL of the session's server process, upon which all of them restart. */
	KILL_BACKEND("kill -9 of the server process") {

		@Override
		void strike(Scene scene) {
			scene.killBackend();
			scene.goOn();
			scene.awaitEnd();
		}

	},

	/** SIGKILL of the whole server, and its start. */
	KILL_SERVER("kill -9 and restart of the server") {

		@Override
		void strike(Scene scene) {
			scene.killServer();
			scene.goOn();
			scene.awaitEnd();
		}

	},

	/** The wire is cut; what was on its way to the server is lost. */
	CUT("the connection is cut") {

		@Override
		void strike(Scene scene) {
			scene.proxy().cut();
			scene.awaitGone();
			scene.goOn();
			scene.awaitEnd();
		}

	},

	/** The server does what it was asked, and the wire is cut before its reply. */
	CUT_REPLY("the reply is cut off") {

		@Override
		void strike(Scene scene) {
			scene.proxy().cutReply();
			scene.goOn();
			scene.awaitEnd();
		}

	},

	/** Nothing comes from the server any more. A person ends the session. */
	SWALLOW_REPLY("the reply never comes") {

		@Override
		void strike(Scene scene) {
			scene.proxy().swallowReply();
			scene.goOn();
			scene.deployAgainAndEndTheHolder();
			scene.proxy().cut();
			scene.awaitEnd();
		}

	},

	/** Nothing comes through in either direction, and nobody is told. */
	HALF_OPEN("half-open connection") {

		@Override
		void strike(Scene scene) {
			scene.proxy().halfOpen();
			scene.goOn();
			scene.deployAgainAndEndTheHolder();
			scene.proxy().cut();
			scene.awaitEnd();
		}

	},

	/** The network takes its time. */
	DELAY("the network is held up for a while") {

		@Override
		void strike(Scene scene) {
			scene.pause();
			scene.goOn();
			scene.awaitEnd();
		}

	};

	private final String words;

	Fault(String words) {
		this.words = words;
	}

	/**
	 * Lets it happen to a deploy that is at its point, and waits until the first process
	 * has ended.
	 */
	abstract void strike(Scene scene);

	String words() {
		return this.words;
	}

}
