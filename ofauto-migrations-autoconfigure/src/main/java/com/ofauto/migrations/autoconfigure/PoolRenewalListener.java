package com.ofauto.migrations.autoconfigure;

import java.sql.SQLException;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationListener;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Makes a Hikari pool reopen its connections after migrations were applied. PostgreSQL
 * does not list parameters of an application's own, such as {@code app.tenant}, so that
 * those which the pool set on a connection cannot be put back after a migration; and what
 * the driver has learnt of types and statements is out of date.
 */
final class PoolRenewalListener implements MigrationListener {

	private final ObjectProvider<ChosenDataSource> chosen;

	PoolRenewalListener(ObjectProvider<ChosenDataSource> chosen) {
		this.chosen = chosen;
	}

	@Override
	public void deployFinished(DeployReport report) {
		if (!report.applied().isEmpty()) {
			this.chosen.ifAvailable(PoolRenewalListener::renew);
		}
	}

	private static void renew(ChosenDataSource chosen) {
		try {
			if (chosen.dataSource().isWrapperFor(HikariDataSource.class)) {
				HikariPoolMXBean pool = chosen.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
				if (pool != null) {
					pool.softEvictConnections();
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The DataSource cannot be unwrapped to a Hikari pool", ex);
		}
	}

}
