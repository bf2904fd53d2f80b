package com.ofauto.migrations.core;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.util.DriverInfo;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections of the real driver that give themselves out for those of another release.
 */
@ExtendWith(PostgresExtension.class)
class DriverVersionTests {

	@TempDir
	Path directory;

	private Migrator migrator(DataSource dataSource) {
		return new MigrationsOnDisk(this.directory).with("20260101000000_clients", "CREATE TABLE clients (id int);")
			.migrator(dataSource);
	}

	@ParameterizedTest
	@ValueSource(strings = { "42.7.6", "42.2.29", "9.4.1212" })
	void aDriverThatIsTooOldIsRefusedBeforeAnythingIsSent(String version, TestDatabase database) throws Exception {
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> migrator(drivenBy(version, database, UnaryOperator.identity())).deploy())
			.withMessage(
					"""
							The PostgreSQL JDBC driver is version %s; OFAuto Migrations needs version 42.7.7 or newer.
							Leave the driver's version to Spring Boot (the property postgresql.version), or set it to 42.7.7 or \
							newer."""
						.formatted(version));
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "42.7.7", "42.7.10", "42.7.14.jre8", "42.8.0", "43.0.0-rc1", "none" })
	void everyOtherDriverIsTaken(String version, TestDatabase database) {
		assertThat(migrator(drivenBy(version, database, UnaryOperator.identity())).deploy().applied()).hasSize(1);
	}

	@Test
	void aDriverWhoseInsideHasChangedIsToldSo(TestDatabase database) throws Exception {
		DataSource changed = drivenBy("43.0.0", database,
				(executor) -> instead(QueryExecutor.class, executor, "wrap", () -> {
					throw new NoSuchMethodError("QueryExecutor.wrap(List)");
				}));
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(() -> migrator(changed).deploy())
			.withMessage(
					"""
							The PostgreSQL JDBC driver is version 43.0.0, and lacks a method with which OFAuto Migrations sends \
							scripts (QueryExecutor.wrap(List)).
							Set the driver's version to one of 42.7.7 to 42.7.14, which are known to work, or use a newer OFAuto \
							Migrations.""")
			.withCauseInstanceOf(NoSuchMethodError.class);
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')")).isNull();
	}

	/**
	 * What is said to be tried is what the build is made with, and what the page says.
	 */
	@Test
	void theNewestIsThatOfTheBuildAndBothStandOnThePage() throws IOException {
		assertThat(DriverVersion.NEWEST).isEqualTo(DriverInfo.DRIVER_VERSION);
		assertThat(Files.readString(Path.of("../docs/compatibility.md")))
			.contains("| PostgreSQL JDBC driver | " + DriverVersion.OLDEST + " | " + DriverVersion.NEWEST + " |");
	}

	private static DataSource drivenBy(String version, TestDatabase database, UnaryOperator<QueryExecutor> change) {
		return new DelegatingDataSource(database.dataSource()) {
			@Override
			public Connection getConnection() throws SQLException {
				BaseConnection real = super.getConnection().unwrap(BaseConnection.class);
				DatabaseMetaData data = instead(DatabaseMetaData.class, real.getMetaData(), "getDriverVersion",
						() -> version);
				QueryExecutor executor = change.apply(real.getQueryExecutor());
				BaseConnection driver = instead(BaseConnection.class, real, "getMetaData", () -> data);
				BaseConnection changed = instead(BaseConnection.class, driver, "getQueryExecutor", () -> executor);
				return instead(Connection.class, real, "unwrap", () -> changed);
			}
		};
	}

	/**
	 * The same object, of which one method answers something else.
	 */
	private static <T> T instead(Class<T> type, T real, String method, Supplier<?> answer) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, called, arguments) -> {
				if (called.getName().equals(method)) {
					return answer.get();
				}
				try {
					return called.invoke(real, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

}
