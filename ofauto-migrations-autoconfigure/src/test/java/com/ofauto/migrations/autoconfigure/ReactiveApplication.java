package com.ofauto.migrations.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * An application that has R2DBC alone and says what a bean has found while it was made.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class,
		MigrationsAutoConfiguration.class, MigrationsR2dbcAddressAutoConfiguration.class,
		MigrationsR2dbcAutoConfiguration.class })
class ReactiveApplication {

	public static void main(String[] args) {
		new SpringApplicationBuilder(ReactiveApplication.class).web(WebApplicationType.NONE).run(args);
	}

	@Bean
	static InitializingBean reader(DatabaseClient client) {
		return () -> System.out
			.println("Found " + client.sql("SELECT name FROM agencies").mapValue(String.class).one().block() + ".");
	}

}
