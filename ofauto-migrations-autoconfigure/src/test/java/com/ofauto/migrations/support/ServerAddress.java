package com.ofauto.migrations.support;

/**
 * Where a server listens and who may log in.
 */
public record ServerAddress(String host, int port, String user, String password) {

	public String url(String database) {
		return "jdbc:postgresql://" + this.host + ":" + this.port + "/" + database;
	}

}
