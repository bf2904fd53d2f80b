package com.ofauto.migrations.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * The address of a command whose application has one for R2DBC alone. A ConnectionFactory
 * is declared, which keeps Spring Boot from declaring a DataSource, and is not made,
 * since the beans of a command are lazy. Where an address for JDBC is configured too, the
 * application may have a DataSource of its own, and the command uses that address.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(R2dbcAutoConfiguration.class)
@ConditionalOnMissingBean({ DataSource.class, JdbcConnectionDetails.class })
@Conditional({ CommandLineR2dbcConfiguration.R2dbcCondition.class,
		CommandLineR2dbcConfiguration.NoJdbcCondition.class })
@Import(R2dbcAutoConfiguration.class)
class CommandLineR2dbcConfiguration {

	static final class R2dbcCondition extends AnyNestedCondition {

		R2dbcCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("spring.r2dbc.url")
		private static final class Url {

		}

		@ConditionalOnBean(R2dbcConnectionDetails.class)
		private static final class ConnectionDetailsBean {

		}

	}

	static final class NoJdbcCondition extends NoneNestedConditions {

		NoJdbcCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("spring.datasource.url")
		private static final class Url {

		}

		@ConditionalOnProperty("spring.datasource.jndi-name")
		private static final class JndiName {

		}

	}

}
