package com.ofauto.migrations.autoconfigure;

import java.sql.Connection;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import com.ofauto.migrations.backup.BackupRefusedException;
import com.ofauto.migrations.backup.JdbcAddress;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where {@code pg_dump} connects is what the DataSource of the migrations says, whichever
 * class it has.
 */
class BackupAddressesTests {

	private static final String URL = "jdbc:postgresql://db.internal:5432/app";

	private static final JdbcAddress ADDRESS = new JdbcAddress(URL, "owner", "secret", Map.of());

	@Test
	void aPoolHasIt() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(URL);
			pool.setUsername("owner");
			pool.setPassword("secret");
			pool.addDataSourceProperty("sslmode", "require");
			assertThat(BackupAddresses.of(pool))
				.isEqualTo(new JdbcAddress(URL, "owner", "secret", Map.of("sslmode", "require")));
		}
	}

	@Test
	void aPoolOfADataSourceHasThatOfTheDataSource() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSource(simple());
			assertThat(BackupAddresses.of(pool)).isEqualTo(ADDRESS);
		}
	}

	@Test
	void theDriversOwnDataSourceHasIt() {
		PGSimpleDataSource drivers = new PGSimpleDataSource();
		drivers.setServerNames(new String[] { "db.internal" });
		drivers.setPortNumbers(new int[] { 5432 });
		drivers.setDatabaseName("app");
		drivers.setUser("owner");
		drivers.setPassword("secret");
		JdbcAddress address = BackupAddresses.of(drivers);
		assertThat(address.url()).startsWith(URL);
		assertThat(address.user()).isEqualTo("owner");
		assertThat(address.password()).isEqualTo("secret");
	}

	@Test
	void oneWithoutAPoolHasItWithItsProperties() {
		SimpleDriverDataSource simple = simple();
		Properties properties = new Properties();
		properties.setProperty("sslmode", "verify-full");
		simple.setConnectionProperties(properties);
		assertThat(BackupAddresses.of(simple))
			.isEqualTo(new JdbcAddress(URL, "owner", "secret", Map.of("sslmode", "verify-full")));
	}

	@Test
	void whatWrapsOneHasThatOfTheInnerOne() {
		assertThat(BackupAddresses.of(new LazyConnectionDataSourceProxy(simple()))).isEqualTo(ADDRESS);
	}

	@Test
	void oneThatDoesNotSayItIsRefused() {
		DataSource unknown = new Unknown();
		assertThatExceptionOfType(BackupRefusedException.class).isThrownBy(() -> BackupAddresses.of(unknown))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("pg_dump cannot be told where the database is: a"
					+ " DataSource of " + Unknown.class.getName() + " does not say its URL. Nothing was done."))
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo("Set ofauto.migrations.backup.url to a JDBC URL of the"
					+ " same database, with backup.user and backup.password."));
	}

	@Test
	void aPoolOfAnUnknownOneIsRefusedToo() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSource(new Unknown());
			assertThatExceptionOfType(BackupRefusedException.class).isThrownBy(() -> BackupAddresses.of(pool))
				.satisfies((ex) -> assertThat(ex.problem()).contains(Unknown.class.getName()));
		}
	}

	private static SimpleDriverDataSource simple() {
		return new SimpleDriverDataSource(new Driver(), URL, "owner", "secret");
	}

	/**
	 * A DataSource of somebody else.
	 */
	private static final class Unknown extends AbstractDataSource {

		@Override
		public Connection getConnection() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Connection getConnection(String username, String password) {
			throw new UnsupportedOperationException();
		}

	}

}
