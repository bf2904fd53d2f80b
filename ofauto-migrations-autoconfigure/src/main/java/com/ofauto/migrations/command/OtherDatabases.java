package com.ofauto.migrations.command;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;

/**
 * Finds the databases that are given by a URL.
 *
 * @since 0.1.0
 */
@Internal
@FunctionalInterface
public interface OtherDatabases {

	/**
	 * The database of a URL. Does not connect.
	 * @param option the option that has the URL, for messages
	 * @param url the URL, for JDBC or in Prisma's form
	 * @return where it is
	 * @throws UsageException if the URL cannot be used
	 */
	DataSource at(String option, String url);

}
