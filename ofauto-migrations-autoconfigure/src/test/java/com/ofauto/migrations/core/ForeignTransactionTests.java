package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Work on a connection that is handed out in the middle of somebody's transaction.
 */
@ExtendWith(PostgresExtension.class)
class ForeignTransactionTests {

	private static final String REFUSED = """
			The DataSource returned a connection in an open transaction, which the migrations would \
			commit.
			Call the migrator outside of that transaction, or give it a DataSource of its \
			own.""";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeAMigration(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_clients", "CREATE TABLE clients (id int);");
		database.execute("CREATE TABLE orders (id int)");
	}

	private static void assertRefused(Runnable work) {
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(work::run).withMessage(REFUSED);
	}

	private static long orders(TestDatabase database) {
		return database.queryForLong("SELECT count(*) FROM orders");
	}

	@Test
	void ofSpringIsRefusedAndStillRolledBack(TestDatabase database) {
		HikariDataSource pool = database.pool(1);
		Migrator migrator = this.migrations.migrator(new TransactionAwareDataSourceProxy(pool));
		new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult((transaction) -> {
			new JdbcTemplate(pool).update("INSERT INTO orders VALUES (1)");
			assertRefused(migrator::plan);
			assertRefused(migrator::deploy);
			new JdbcTemplate(pool).update("INSERT INTO orders VALUES (2)");
			transaction.setRollbackOnly();
		});
		assertThat(orders(database)).isZero();
		assertThat(migrator.plan().toApply()).hasSize(1);
	}

	@Test
	void ofSpringIsRefusedBeforeItsFirstStatement(TestDatabase database) {
		LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(database.pool(1));
		Migrator migrator = this.migrations.migrator(new TransactionAwareDataSourceProxy(lazy));
		new TransactionTemplate(new DataSourceTransactionManager(lazy))
			.executeWithoutResult((transaction) -> assertRefused(migrator::deploy));
		assertThat(migrator.plan().toApply()).hasSize(1);
	}

	@Test
	void ofSpringOnAnotherConnectionIsLeftAlone(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setMaximumPoolSize(2);
		config.setAutoCommit(false);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			Migrator migrator = this.migrations.migrator(pool);
			new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult((transaction) -> {
				new JdbcTemplate(pool).update("INSERT INTO orders VALUES (1)");
				assertThat(migrator.plan().toApply()).hasSize(1);
				transaction.setRollbackOnly();
			});
		}
		assertThat(orders(database)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO orders VALUES (1)", "SELECT count(*) FROM orders",
			"SELECT pg_advisory_xact_lock(1)" })
	void thatDidAnythingIsRefusedAndStillRolledBack(String statement, TestDatabase database) throws Exception {
		try (Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			execute(connection, statement);
			Migrator migrator = this.migrations.migrator(new SingleConnectionDataSource(connection, true));
			assertRefused(migrator::plan);
			assertRefused(migrator::deploy);
			connection.rollback();
			assertThat(orders(database)).isZero();
			assertThat(migrator.plan().toApply()).hasSize(1);
			assertThat(connection.getAutoCommit()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SELECT 1 / 0" })
	void thatAStatementBeganIsRefused(String next, TestDatabase database) throws Exception {
		try (Connection connection = database.dataSource().getConnection()) {
			execute(connection, "BEGIN");
			try {
				execute(connection, next);
			}
			catch (SQLException ex) {
				assertThat(ex.getMessage()).isEqualTo("ERROR: division by zero");
			}
			Migrator migrator = this.migrations.migrator(new SingleConnectionDataSource(connection, true));
			assertRefused(migrator::plan);
			execute(connection, "ROLLBACK");
			assertThat(migrator.plan().toApply()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SELECT 1", "SET search_path = public" })
	void thatAPoolBeganToTestItsConnectionIsNobodys(String test, TestDatabase database) {
		database.execute("DROP TABLE orders");
		DelegatingDataSource testing = new DelegatingDataSource(database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				connection.setAutoCommit(false);
				execute(connection, test);
				return connection;
			}

		};
		assertThat(this.migrations.migrator(testing).deploy().applied()).hasSize(1);
		assertThat(this.migrations.migrator(testing).plan().toApply()).isEmpty();
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		assertThat(connection.isValid(5)).isTrue();
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
