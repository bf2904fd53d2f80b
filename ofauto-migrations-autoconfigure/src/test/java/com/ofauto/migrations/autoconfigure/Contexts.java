package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.support.TestDatabase;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The runners that tests begin with.
 */
final class Contexts {

	private Contexts() {
	}

	/**
	 * An application without a DataSource.
	 */
	static ApplicationContextRunner bare() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class));
	}

	/**
	 * An application with a pool of one connection.
	 */
	static ApplicationContextRunner on(TestDatabase database) {
		return bare().withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues(properties(database));
	}

	static String[] properties(TestDatabase database) {
		return new String[] { "spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user(), "spring.datasource.password=" + database.password(),
				"spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=5000" };
	}

}
