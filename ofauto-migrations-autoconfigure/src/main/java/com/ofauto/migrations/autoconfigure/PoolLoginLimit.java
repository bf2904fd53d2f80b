package com.ofauto.migrations.autoconfigure;

import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Gives the connections of a pool the limit that Hikari means them to have, so that a
 * command ends when the server accepts connections and lets nobody in. Hikari asks the
 * JVM's {@code DriverManager} for it, and PostgreSQL's driver asks nobody but its own
 * {@code loginTimeout}. What the URL or the pool says of that counts instead.
 */
final class PoolLoginLimit implements BeanPostProcessor {

	private static final String LIMIT = "loginTimeout";

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof HikariDataSource pool && !pool.isRunning() && isUnlimited(pool)) {
			long seconds = TimeUnit.MILLISECONDS.toSeconds(pool.getConnectionTimeout());
			pool.addDataSourceProperty(LIMIT, String.valueOf(Math.max(1, seconds)));
		}
		return bean;
	}

	private static boolean isUnlimited(HikariDataSource pool) {
		String url = pool.getJdbcUrl();
		return url != null && url.startsWith("jdbc:postgresql:") && !url.contains(LIMIT + "=")
				&& !pool.getDataSourceProperties().containsKey(LIMIT);
	}

}
