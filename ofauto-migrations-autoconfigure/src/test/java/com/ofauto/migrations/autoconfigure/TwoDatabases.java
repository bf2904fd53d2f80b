package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The databases of an application that has an entry named reporting beside its own
 * DataSource.
 *
 * @param orders that of the DataSource, with a table agencies
 * @param reports that of the entry, with a table figures
 * @param directory where the migrations are
 */
record TwoDatabases(TestDatabase orders, TestDatabase reports, Path directory) implements AutoCloseable {

	static final String REPORTING = "ofauto.migrations.databases.reporting.";

	static TwoDatabases of(TestDatabase orders, Path directory) {
		MigrationFiles.agencies(directory.resolve("orders"));
		new MigrationFiles(directory.resolve("reports")).with("20260102000000_figures",
				"CREATE TABLE figures (n int); INSERT INTO figures VALUES (7);");
		return new TwoDatabases(orders, PostgresServer.shared().createDatabase(), directory);
	}

	/**
	 * What the properties say apart from addresses.
	 */
	String[] properties() {
		return new String[] { "ofauto.migrations.order=default,reporting",
				"ofauto.migrations.locations=file:" + this.directory.resolve("orders"),
				REPORTING + "locations=file:" + this.directory.resolve("reports") };
	}

	String[] address() {
		return new String[] { REPORTING + "url=" + this.reports.url(), REPORTING + "user=" + this.reports.user(),
				REPORTING + "password=" + this.reports.password() };
	}

	ApplicationContextRunner withoutAddress() {
		return Contexts.on(this.orders).withPropertyValues(properties());
	}

	ApplicationContextRunner runner() {
		return withoutAddress().withPropertyValues(address());
	}

	boolean areUntouched() {
		return this.orders.queryForString("SELECT to_regclass('agencies')") == null
				&& this.reports.queryForString("SELECT to_regclass('figures')") == null;
	}

	static Failure failure(AssertableApplicationContext context) {
		for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
			if (cause instanceof Failure failure) {
				return failure;
			}
		}
		throw new AssertionError("The start did not fail", context.getStartupFailure());
	}

	@Override
	public void close() {
		this.reports.close();
	}

}
