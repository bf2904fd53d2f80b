package com.ofauto.migrations.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import com.ofauto.migrations.backup.BackupRefusedException;
import com.ofauto.migrations.backup.JdbcAddress;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * Reads the address of a DataSource, for a program that has to find the same database.
 */
final class BackupAddresses {

	private static final boolean POOLS = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			BackupAddresses.class.getClassLoader());

	private BackupAddresses() {
	}

	/**
	 * Its address.
	 * @throws BackupRefusedException if the DataSource does not say it
	 */
	static JdbcAddress of(DataSource dataSource) {
		DataSource inner = dataSource;
		while (inner instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
			inner = delegating.getTargetDataSource();
		}
		if (inner instanceof AbstractDriverBasedDataSource driven) {
			return address(driven.getUrl(), driven.getUsername(), driven.getPassword(),
					driven.getConnectionProperties());
		}
		if (inner instanceof BaseDataSource drivers) {
			return address(drivers.getURL(), drivers.getUser(), drivers.getPassword(), null);
		}
		JdbcAddress pooled = POOLS ? Pools.address(inner) : null;
		return (pooled != null) ? pooled : derived(inner);
	}

	/**
	 * Spring Boot knows the properties of the other pools.
	 */
	private static JdbcAddress derived(DataSource dataSource) {
		SimpleDriverDataSource simple;
		try {
			simple = DataSourceBuilder.derivedFrom(dataSource).type(SimpleDriverDataSource.class).build();
		}
		catch (RuntimeException ex) {
			throw unknown(dataSource);
		}
		return address(simple.getUrl(), simple.getUsername(), simple.getPassword(), null);
	}

	private static JdbcAddress address(@Nullable String url, @Nullable String user, @Nullable String password,
			@Nullable Properties properties) {
		if (url == null) {
			throw BackupRefusedException.noAddress("the DataSource has no URL");
		}
		Map<String, String> parameters = new HashMap<>();
		if (properties != null) {
			properties.stringPropertyNames().forEach((name) -> parameters.put(name, properties.getProperty(name)));
		}
		return new JdbcAddress(url, user, password, parameters);
	}

	private static BackupRefusedException unknown(DataSource dataSource) {
		return BackupRefusedException
			.noAddress("a DataSource of " + dataSource.getClass().getName() + " does not say its URL");
	}

	/**
	 * Apart, since an application may be without that pool.
	 */
	private static final class Pools {

		static @Nullable JdbcAddress address(DataSource dataSource) {
			HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
			if (pool == null) {
				return null;
			}
			DataSource inner = pool.getDataSource();
			if (pool.getJdbcUrl() == null && inner != null) {
				return of(inner);
			}
			if (pool.getJdbcUrl() == null) {
				throw unknown(dataSource);
			}
			return BackupAddresses.address(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(),
					pool.getDataSourceProperties());
		}

	}

}
