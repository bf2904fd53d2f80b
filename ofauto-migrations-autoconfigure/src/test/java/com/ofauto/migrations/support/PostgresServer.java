package com.ofauto.migrations.support;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real PostgreSQL that all tests of a JVM share: a container where Docker is there,
 * an embedded server otherwise. It is started when first asked for and ends with the JVM.
 * The system property {@value #CHOICE} decides otherwise: {@code auto}, {@code embedded}
 * or {@code docker}; {@value #IMAGE} names another image than {@value #DEFAULT_IMAGE}.
 */
public final class PostgresServer {

	static final String CHOICE = "ofauto.test.postgres";

	static final String IMAGE = "ofauto.test.postgres.image";

	static final String DEFAULT_IMAGE = "postgres:17-alpine";

	/**
	 * Each database that comes or goes brings checkpoints, after which whole pages would
	 * go into the write-ahead log again: no test needs them there.
	 */
	static final Map<String, String> OPTIONS = Map.of("max_connections", "200", "max_prepared_transactions", "0",
			"full_page_writes", "off");

	private static final int WITH_STRATEGY = 15;

	private static final int ADMIN_SESSIONS = 3;

	private final AtomicInteger databases = new AtomicInteger();

	private final ServerAddress address;

	private final JdbcTemplate admin;

	private final int majorVersion;

	private PostgresServer(ServerAddress address) {
		this.address = address;
		this.admin = new JdbcTemplate(
				DataSources.pool(address.url("postgres"), address.user(), address.password(), ADMIN_SESSIONS));
		firstSessionIn("template1");
		String version = this.admin.queryForObject("SHOW server_version_num", String.class);
		this.majorVersion = Integer.parseInt(version) / 10000;
	}

	/**
	 * Returns the server of this JVM, and starts it if nobody has asked for it before.
	 * @return the shared server
	 */
	public static PostgresServer shared() {
		return Shared.SERVER;
	}

	/**
	 * Starts a server with options of its own, which ends with the JVM.
	 * @param options settings in place of the usual ones
	 * @return another server
	 */
	public static PostgresServer startAnother(Map<String, String> options) {
		return start(options);
	}

	/**
	 * Creates an empty database that nobody else uses.
	 * @return the database, dropped when closed
	 */
	public TestDatabase createDatabase() {
		return createDatabase("");
	}

	/**
	 * Creates a copy of a database to which nobody is connected.
	 * @param original what is copied
	 * @return the copy, dropped when closed
	 */
	public TestDatabase copyOf(TestDatabase original) {
		original.endSession();
		return createDatabase(" TEMPLATE " + original.name());
	}

	/**
	 * The first session of a database writes down what each session has to know of the
	 * catalogs. A copy of the database has it then, and its first session need not find
	 * it.
	 */
	private void firstSessionIn(String database) {
		new JdbcTemplate(DataSources.simple(this.address.url(database), this.address.user(), this.address.password()))
			.execute("SELECT");
	}

	private TestDatabase createDatabase(String options) {
		String name = "test_" + this.databases.incrementAndGet();
		// Otherwise the copy goes through the write-ahead log, which takes half as long
		// again.
		String strategy = (this.majorVersion >= WITH_STRATEGY) ? " STRATEGY file_copy" : "";
		this.admin.execute("CREATE DATABASE " + name + options + strategy);
		return new TestDatabase(name, this.address,
				() -> this.admin.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
	}

	public int majorVersion() {
		return this.majorVersion;
	}

	static boolean isContainer(String choice, BooleanSupplier docker) {
		return switch (choice) {
			case "auto" -> docker.getAsBoolean();
			case "docker" -> true;
			case "embedded" -> false;
			default ->
				throw new IllegalArgumentException(CHOICE + " is auto, embedded or docker, not '" + choice + "'");
		};
	}

	private static PostgresServer start(Map<String, String> options) {
		boolean container = isContainer(System.getProperty(CHOICE, "auto"), DockerEngine::isListening);
		return new PostgresServer(container ? ContainerPostgres.start(System.getProperty(IMAGE, DEFAULT_IMAGE), options)
				: EmbeddedServer.start(options));
	}

	private static final class Shared {

		private static final PostgresServer SERVER = start(OPTIONS);

	}

}
