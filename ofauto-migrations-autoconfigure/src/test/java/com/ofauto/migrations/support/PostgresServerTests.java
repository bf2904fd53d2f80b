package com.ofauto.migrations.support;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PostgresServer} and what it hands out.
 */
@ExtendWith(PostgresExtension.class)
class PostgresServerTests {

	@Test
	void aDatabaseIsFreshForEachTest(TestDatabase database) {
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
			.isZero();
		database.execute("CREATE TABLE left_behind ()");
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			assertThat(other.name()).isNotEqualTo(database.name());
			assertThat(other.queryForString("SELECT to_regclass('left_behind')::text")).isNull();
		}
	}

	@Test
	void rowsAreReadAsLines(TestDatabase database) {
		assertThat(database.queryForStrings("VALUES (1, NULL, 'a'), (2, 'b', NULL)")).containsExactly("1||a", "2|b|");
		assertThat(database.queryForString("SELECT current_database()")).isEqualTo(database.name());
	}

	@Test
	void aClosedDatabaseIsGoneWhoeverIsConnected(TestDatabase database) throws Exception {
		TestDatabase other = PostgresServer.shared().createDatabase();
		HikariDataSource pool = other.pool(1);
		try (Connection connection = other.dataSource().getConnection()) {
			other.close();
			assertThat(connection.isValid(10)).isFalse();
		}
		assertThat(pool.isClosed()).isTrue();
		assertThat(database.queryForLong("SELECT count(*) FROM pg_database WHERE datname = '" + other.name() + "'"))
			.isZero();
	}

	@Test
	void theServerIsSetUpForTests(TestDatabase database) {
		PostgresServer.OPTIONS
			.forEach((name, value) -> assertThat(database.queryForString("SHOW " + name)).as(name).isEqualTo(value));
		assertThat(database.queryForString("SHOW server_version"))
			.startsWith(PostgresServer.shared().majorVersion() + ".");
	}

	@Test
	void thePropertyChoosesTheServerAndAutoAsksForDocker() {
		assertThat(PostgresServer.isContainer("docker", () -> false)).isTrue();
		assertThat(PostgresServer.isContainer("embedded", () -> true)).isFalse();
		assertThat(PostgresServer.isContainer("auto", () -> true)).isTrue();
		assertThat(PostgresServer.isContainer("auto", () -> false)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> PostgresServer.isContainer("oracle", () -> true))
			.withMessageContaining("oracle");
	}

	@Test
	void dockerIsThereWhereSomebodyListensAtItsSocket(@TempDir Path directory) throws Exception {
		Path socket = directory.resolve("docker.sock");
		assertThat(DockerEngine.isListening(null, socket)).isFalse();
		try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listener.bind(UnixDomainSocketAddress.of(socket));
			assertThat(DockerEngine.isListening(null, socket)).isTrue();
			assertThat(DockerEngine.isListening("unix://" + socket, directory.resolve("other"))).isTrue();
		}
		assertThat(Files.exists(socket)).as("a socket that nobody listens at stays").isTrue();
		assertThat(DockerEngine.isListening(null, socket)).isFalse();
	}

	@Test
	void aDockerHostElsewhereIsTakenAtItsWord(@TempDir Path directory) {
		assertThat(DockerEngine.isListening("tcp://docker.example.org:2376", directory.resolve("none"))).isTrue();
	}

}
