package com.ofauto.migrations.autoconfigure;

/**
 * It cannot be told which DataSource migrations should use.
 */
final class MigrationsDataSourceException extends IllegalStateException {

	static final String PROBLEM = "OFAuto Migrations found no DataSource to use: there is none, or there are several and"
			+ " none of them is primary.";

	static final String REMEDY = "Annotate the DataSource bean to use with @MigrationsDataSource, set"
			+ " ofauto.migrations.url, or set ofauto.migrations.enabled=false.";

	MigrationsDataSourceException() {
		super(PROBLEM + "\n" + REMEDY);
	}

}
