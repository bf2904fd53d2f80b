package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Connections of an own URL. Nobody ever answers at the addresses of these tests, so that
 * only a limit ends them.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class OwnConnectionsTests {

	private static final String SILENT = "Could not connect to the database: the server did not answer in time (The"
			+ " connection attempt failed.)\nCheck whether the server hangs or the network drops packets, and try"
			+ " again.";

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "disable", "prefer" })
	void anAddressThatAcceptsAndNeverAnswersIsGivenUp(String sslMode) throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			assertSilent(own(
					"jdbc:postgresql://localhost:%d/x?user=x&sslmode=%s".formatted(silent.getLocalPort(), sslMode)));
		}
	}

	@Test
	void anAddressThatSwallowsPacketsIsGivenUp() throws IOException {
		List<Socket> waiting = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			fill(full, waiting);
			assertSilent(own("jdbc:postgresql://localhost:%d/x?user=x&sslmode=disable".formatted(full.getLocalPort())));
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
		}
	}

	private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
		while (true) {
			Socket socket = new Socket();
			waiting.add(socket);
			try {
				socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
			}
			catch (SocketTimeoutException ex) {
				return;
			}
		}
	}

	private void assertSilent(DataSource dataSource) {
		assertThat(catchThrowableOfType(DatabaseAccessException.class,
				() -> new ScriptDirectory(this.directory).with("1_a", "SELECT 1;").migrator(dataSource).plan()))
			.hasMessage(SILENT);
	}

	@Test
	void aConnectionThatIsMadeWaitsAsLongAsAStatementTakes(TestDatabase database) throws SQLException {
		assertThat(networkTimeout(database, "")).isZero();
	}

	@Test
	void whatTheUrlSaysCounts(TestDatabase database) throws SQLException {
		assertThat(networkTimeout(database, "&socketTimeout=7")).isEqualTo(7000);
	}

	@Test
	void theUrlCanHaveMorePatience(TestDatabase database) throws SQLException {
		assertThat(networkTimeout(database, "&socketTimeout=3600&connectTimeout=60&loginTimeout=90"))
			.isEqualTo(3_600_000);
	}

	private static int networkTimeout(TestDatabase database, String parameters) throws SQLException {
		try (Connection connection = own(
				database.url() + "?user=" + database.user() + "&password=" + database.password() + parameters)
			.getConnection()) {
			return connection.getNetworkTimeout();
		}
	}

	private static DataSource own(String url) {
		return ChosenDataSource.at(url).dataSource();
	}

}
