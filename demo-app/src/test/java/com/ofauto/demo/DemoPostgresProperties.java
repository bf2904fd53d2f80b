package com.ofauto.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL of development and tests.
 *
 * @param port the port of the embedded server; another one is taken if it is in use
 * @param keep whether the embedded server's data stays between runs; if not, the server
 * also takes a free port
 * @param version the PostgreSQL that is embedded; a container has the same major version
 */
@ConfigurationProperties("demo.postgres")
record DemoPostgresProperties(int port, @DefaultValue("true") boolean keep, String version) {

	String majorVersion() {
		return this.version.substring(0, this.version.indexOf('.'));
	}

}
