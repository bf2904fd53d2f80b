package com.ofauto.migrations.autoconfigure;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationListener;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/**
 * Makes a Hikari pool reopen its connections after migrations were applied. PostgreSQL
 * does not list parameters of an application's own, such as {@code app.tenant}, so that
 * those which the pool set on a connection cannot be put back after a migration; and what
 * the driver has learnt of types and statements is out of date.
 */
final class PoolRenewalListener implements MigrationListener {

	private final DataSource dataSource;

	PoolRenewalListener(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void deployFinished(DeployReport report) {
		if (!report.applied().isEmpty()) {
			renew();
		}
	}

	private void renew() {
		try {
			if (this.dataSource.isWrapperFor(HikariDataSource.class)) {
				HikariPoolMXBean pool = this.dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
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
