package com.ofauto.migrations.support;

/**
 * Where a server listens and who may log in.
 */
record ServerAddress(String host, int port, String user, String password) {

	String url(String database) {
		return "jdbc:postgresql://" + this.host + ":" + this.port + "/" + database;
	}

}
