package com.ofauto.migrations.support;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CountingProxy}.
 */
@ExtendWith(PostgresExtension.class)
class CountingProxyTests {

	private CountingProxy proxy;

	@BeforeEach
	void openProxy(TestDatabase database) {
		this.proxy = CountingProxy.before(database);
	}

	@AfterEach
	void closeProxy() {
		this.proxy.close();
	}

	@Test
	void aHandshakeCostsNoRoundTrip() throws SQLException {
		try (Connection connection = this.proxy.dataSource().getConnection()) {
			assertThat(connection.isClosed()).isFalse();
			assertThat(this.proxy.connections()).isOne();
			assertThat(this.proxy.roundTrips()).isZero();
			assertThat(this.proxy.statements()).isZero();
			assertThat(this.proxy.clientBytes()).isPositive();
			assertThat(this.proxy.serverBytes()).isPositive();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "simple", "extended" })
	void aSelectCostsOneRoundTrip(String mode) throws SQLException {
		try (Connection connection = connect(mode); Statement statement = connection.createStatement()) {
			statement.execute("SELECT 1");
			assertThat(this.proxy.roundTrips()).isOne();
			assertThat(this.proxy.statements()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "simple", "extended" })
	void threeStatementsInOneExecuteCostOneRoundTrip(String mode) throws SQLException {
		try (Connection connection = connect(mode); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE a (); CREATE TABLE b (); CREATE TABLE c ()");
			assertThat(this.proxy.roundTrips()).isOne();
			assertThat(this.proxy.statements()).isEqualTo(3);
		}
	}

	@Test
	void aFailedStatementCostsOneRoundTripAndIsNotCompleted() throws SQLException {
		try (Connection connection = connect("simple"); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT nonsense"));
			assertThat(this.proxy.roundTrips()).isOne();
			assertThat(this.proxy.statements()).isZero();
		}
	}

	@Test
	void copyCostsARoundTripToBeInvitedAndOneToFinish(TestDatabase database) throws Exception {
		database.execute("CREATE TABLE n (n int)");
		try (Connection connection = connect("simple")) {
			connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY n FROM STDIN", new StringReader("1\n2\n"));
			assertThat(this.proxy.roundTrips()).isEqualTo(2);
			assertThat(this.proxy.statements()).isOne();
			assertThat(this.proxy.clientMessages('d')).isPositive();
		}
		assertThat(database.queryForLong("SELECT sum(n) FROM n")).isEqualTo(3);
	}

	@Test
	void messagesOfClientsAreCountedByType() throws SQLException {
		try (Connection connection = connect("extended"); Statement statement = connection.createStatement()) {
			statement.execute("SELECT 1; SELECT 2");
			assertThat(this.proxy.clientMessages('P')).isEqualTo(2);
			assertThat(this.proxy.clientMessages('E')).isEqualTo(2);
			assertThat(this.proxy.clientMessages('S')).isOne();
			assertThat(this.proxy.clientMessages('Q')).isZero();
		}
	}

	@Test
	void bytesAreCountedExactly() throws SQLException {
		try (Connection connection = connect("simple"); Statement statement = connection.createStatement()) {
			this.proxy.reset();
			statement.execute("BEGIN");
			assertThat(this.proxy.clientBytes()).isEqualTo("Qllll".length() + "BEGIN".length() + 1);
			assertThat(this.proxy.serverBytes()).isEqualTo("Cllll".length() + "BEGIN".length() + 1 + "ZllllT".length());
			statement.execute("ROLLBACK");
		}
	}

	@Test
	void resetForgetsWhatWasCounted() throws SQLException {
		try (Connection connection = connect("simple"); Statement statement = connection.createStatement()) {
			statement.execute("SELECT 1");
			this.proxy.reset();
			assertThat(this.proxy.roundTrips()).isZero();
			assertThat(this.proxy.statements()).isZero();
			assertThat(this.proxy.connections()).isZero();
			assertThat(this.proxy.clientBytes()).isZero();
			assertThat(this.proxy.serverBytes()).isZero();
			assertThat(this.proxy.clientMessages('Q')).isZero();
		}
	}

	@Test
	void largeMessagesPassUnchanged() throws SQLException {
		String text = "ä".repeat(3_000_000);
		try (Connection connection = connect("extended");
				PreparedStatement statement = connection.prepareStatement("SELECT ?::text")) {
			statement.setString(1, text);
			try (var rows = statement.executeQuery()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getString(1).equals(text)).isTrue();
			}
			assertThat(this.proxy.roundTrips()).isOne();
		}
	}

	@Test
	void aClientThatPrefersEncryptionGetsNone() throws SQLException {
		PGSimpleDataSource dataSource = this.proxy.dataSource();
		dataSource.setSslMode("prefer");
		try (Connection connection = dataSource.getConnection()) {
			assertThat(connection.isValid(10)).isTrue();
			assertThat(this.proxy.connections()).isOne();
			assertThat(this.proxy.roundTrips()).isOne();
		}
	}

	@Test
	void aPoolConnectsOnlyWhenAsked() throws SQLException {
		HikariDataSource pool = this.proxy.pool(1);
		assertThat(this.proxy.connections()).isZero();
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("SELECT 1");
		}
		assertThat(this.proxy.connections()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "simple", "extended" })
	void aCommitWhoseAnswerIsLostHasHappened(String mode, TestDatabase database) throws SQLException {
		database.execute("CREATE TABLE n (n int)");
		this.proxy.cutBeforeReplyTo((text) -> text.contains("COMMIT"));
		try (Connection connection = connect(mode); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("INSERT INTO n VALUES (1)");
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit)
				.satisfies((ex) -> assertThat(ex.getSQLState()).startsWith("08"));
		}
		assertThat(database.queryForLong("SELECT count(*) FROM n")).isOne();
	}

	@Test
	void theAnswerToSeveralStatementsInOneMessageIsLostAsAWhole(TestDatabase database) throws SQLException {
		this.proxy.cutBeforeReplyTo((text) -> text.contains("COMMIT"));
		try (Connection connection = connect("simple"); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.execute("BEGIN; CREATE TABLE a (); COMMIT"));
		}
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relname = 'a'")).containsExactly("a");
	}

	@Test
	void anAnswerIsLostOnlyOnce() throws SQLException {
		this.proxy.cutBeforeReplyTo((text) -> text.contains("SELECT 1"));
		try (Connection connection = connect("simple"); Statement statement = connection.createStatement()) {
			statement.execute("SELECT 2");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1"));
		}
		try (Connection connection = connect("simple"); Statement statement = connection.createStatement()) {
			assertThat(statement.execute("SELECT 1")).isTrue();
		}
	}

	@Test
	void refusedClientsConnectAgainWhenAccepted() throws SQLException {
		try (Connection before = connect("simple")) {
			this.proxy.refuseConnections();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect("simple"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
			assertThat(before.isValid(10)).isTrue();
			this.proxy.acceptConnections();
			try (Connection after = connect("simple")) {
				assertThat(after.isValid(10)).isTrue();
			}
		}
	}

	private Connection connect(String mode) throws SQLException {
		PGSimpleDataSource dataSource = this.proxy.dataSource();
		dataSource.setPreferQueryMode(PreferQueryMode.of(mode));
		return dataSource.getConnection();
	}

}
