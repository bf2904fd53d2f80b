package com.ofauto.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.ResourceUtils;

/**
 * The database {@code ofauto} on an embedded PostgreSQL, owned by a role of the same name
 * that is no superuser, as it would be in production.
 */
final class EmbeddedDatabase implements AutoCloseable {

	private static final String NAME = "ofauto";

	private final int port;

	private final @Nullable EmbeddedPostgres server;

	private EmbeddedDatabase(int port, @Nullable EmbeddedPostgres server) {
		this.port = port;
		this.server = server;
	}

	static EmbeddedDatabase start(DemoPostgresProperties properties) throws IOException {
		if (!properties.keep()) {
			return start(EmbeddedPostgres.builder(), "its directory for temporary files");
		}
		Path home = home();
		Path data = home.resolve("data-" + properties.majorVersion());
		Path binaries = Files.createDirectories(home.resolve("binaries"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Postmaster left = Postmaster.find(data, binaries);
		if (left != null && left.belongsToRunningApplication()) {
			return new EmbeddedDatabase(left.port(), null);
		}
		if (left != null) {
			left.stop();
		}
		return start(EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(binaries.toFile())
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			// The data is to survive the machine's crash, too.
			.setServerConfig("fsync", "on")
			.setPort(isFree(properties.port()) ? properties.port() : 0), data.toString());
	}

	private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder, String directory) throws IOException {
		// Closed as a bean, after the connection pool.
		builder.setRegisterShutdownHook(false).setLocaleConfig("locale", "C").setPGStartupWait(Duration.ofSeconds(30));
		try {
			EmbeddedPostgres server = builder.start();
			createDatabase(JdbcClient.create(server.getPostgresDatabase()), NAME);
			return new EmbeddedDatabase(server.getPort(), server);
		}
		catch (IOException | IllegalStateException ex) {
			throw new IllegalStateException("PostgreSQL does not start in " + directory
					+ "; logging.level.io.zonky.test=info shows why. If the directory is damaged or another user's, delete"
					+ " it; if you are root in a container without user namespaces, be somebody else", ex);
		}
	}

	/**
	 * Creates a database of the role's own, unless it is there.
	 */
	static void createDatabase(JdbcClient jdbc, String database) {
		if (jdbc.sql("SELECT FROM pg_roles WHERE rolname = :name").param("name", NAME).query().listOfRows().isEmpty()) {
			jdbc.sql("CREATE ROLE " + NAME + " LOGIN").update();
		}
		if (jdbc.sql("SELECT FROM pg_database WHERE datname = :name")
			.param("name", database)
			.query()
			.listOfRows()
			.isEmpty()) {
			jdbc.sql("CREATE DATABASE " + database + " OWNER " + NAME).update();
		}
	}

	/**
	 * A directory beside {@code target}, which {@code mvn clean} leaves alone, wherever
	 * the application is started from.
	 */
	private static Path home() throws IOException {
		Path classes = ResourceUtils.getFile(EmbeddedDatabase.class.getProtectionDomain().getCodeSource().getLocation())
			.toPath();
		return classes.toRealPath().resolve("../../.demo-postgres").normalize();
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	JdbcConnectionDetails connectionDetails() {
		return connectionDetails(NAME);
	}

	/**
	 * A further database, which is created here.
	 */
	JdbcConnectionDetails further(String database) {
		createDatabase(JdbcClient.create(new DriverManagerDataSource(url("postgres"), "postgres", "postgres")),
				database);
		return connectionDetails(database);
	}

	private String url(String database) {
		return "jdbc:postgresql://localhost:" + this.port + "/" + database;
	}

	private JdbcConnectionDetails connectionDetails(String database) {
		String url = url(database);
		return new JdbcConnectionDetails() {

			@Override
			public String getJdbcUrl() {
				return url;
			}

			@Override
			public String getUsername() {
				return NAME;
			}

			@Override
			public String getPassword() {
				return NAME;
			}

		};
	}

	@Override
	public void close() throws IOException {
		if (this.server != null) {
			this.server.close();
		}
	}

}
