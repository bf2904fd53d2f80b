package com.ofauto.migrations.devtools.scratch;

import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.support.ServerAddress;
import com.ofauto.migrations.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Further databases and roles of the tests' server.
 */
final class Databases {

	private Databases() {
	}

	static PGSimpleDataSource of(TestDatabase server, String database) {
		return as(server, database, server.user(), server.password());
	}

	static PGSimpleDataSource as(TestDatabase server, String database, String user, String password) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url(server, database));
		dataSource.setUser(user);
		dataSource.setPassword(password);
		return dataSource;
	}

	static Shadow shadow(TestDatabase server, String database, String role) {
		return new Shadow(url(server, database), role, role);
	}

	private static String url(TestDatabase server, String database) {
		return new ServerAddress(server.host(), server.port(), server.user(), server.password()).url(database);
	}

}
