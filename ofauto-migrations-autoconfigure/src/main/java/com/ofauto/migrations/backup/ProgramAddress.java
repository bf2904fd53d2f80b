package com.ofauto.migrations.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import com.ofauto.migrations.core.ConnectedServer;
import org.jspecify.annotations.Nullable;

/**
 * The same address for the programs of PostgreSQL: host, port, user and encryption by
 * their variables, which take each value literally, and the password apart from them.
 *
 * @param server where the connection has led
 * @param variables the variables, without database and password
 * @param password the password, or {@code null} if the driver was given none
 */
record ProgramAddress(ConnectedServer server, Map<String, String> variables, @Nullable String password) {

	private static final String SOCKET = ".s.PGSQL.";

	/** Both read these alike. */
	private static final Map<String, String> CARRIED = Map.of("sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT",
			"sslcert", "PGSSLCERT", "sslkey", "PGSSLKEY", "sslNegotiation", "PGSSLNEGOTIATION", "channelBinding",
			"PGCHANNELBINDING", "gssEncMode", "PGGSSENCMODE", "requireAuth", "PGREQUIREAUTH", "options", "PGOPTIONS",
			"kerberosServerName", "PGKRBSRVNAME");

	/** Those by which only Java knows whom to trust, or how to come in. */
	private static final List<String> OF_JAVA = List.of("sslfactory", "sslfactoryarg", "sslhostnameverifier",
			"sslpassword", "sslpasswordcallback", "authenticationPluginClassName", "jaasApplicationName");

	/**
	 * Translates an address.
	 * @throws BackupRefusedException if the programs cannot be told all of it
	 */
	static ProgramAddress of(JdbcAddress address, ConnectedServer server) {
		Properties said = address.read();
		if (said == null) {
			throw BackupRefusedException.noAddress("its URL is none of PostgreSQL");
		}
		Map<String, String> variables = new TreeMap<>();
		variables.put("PGHOST", server.host().replaceAll("^\\[|]$", ""));
		variables.put("PGPORT", String.valueOf(server.port()));
		variables.put("PGUSER", server.user());
		variables.put("PGCONNECT_TIMEOUT", "10");
		CARRIED.forEach((parameter, variable) -> {
			String value = said.getProperty(parameter);
			if (value != null) {
				variables.put(variable, value);
			}
		});
		if (said.getProperty("sslmode") == null && isOn(said.getProperty("ssl"))) {
			variables.put("PGSSLMODE", "verify-full");
		}
		socket(said, variables);
		OF_JAVA.stream().filter(said::containsKey).findFirst().ifPresent((parameter) -> {
			throw BackupRefusedException.notCarried(parameter);
		});
		String key = said.getProperty("sslkey", "");
		if (key.endsWith(".p12") || key.endsWith(".pfx")) {
			throw BackupRefusedException.notCarried("sslkey");
		}
		return new ProgramAddress(server, Map.copyOf(variables), said.getProperty("password"));
	}

	/**
	 * The variables for one database of the server.
	 */
	Map<String, String> variables(String database, @Nullable PasswordFile password) {
		Map<String, String> all = new LinkedHashMap<>(this.variables);
		all.put("PGDATABASE", database);
		if (password != null) {
			all.put("PGPASSFILE", password.path().toString());
		}
		return all;
	}

	private static boolean isOn(@Nullable String value) {
		return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
	}

	/**
	 * A socket of the server's machine has its directory and its port in its name. Other
	 * ways to the server are known to Java alone.
	 */
	private static void socket(Properties said, Map<String, String> variables) {
		String factory = said.getProperty("socketFactory");
		if (factory == null) {
			return;
		}
		String path = said.getProperty("socketFactoryArg", "");
		int name = path.lastIndexOf('/');
		if (!factory.startsWith("org.newsclub.net.unix.") || name < 1
				|| !path.substring(name + 1).matches("\\.s\\.PGSQL\\.\\d+")) {
			throw BackupRefusedException.notCarried("socketFactory");
		}
		variables.put("PGHOST", path.substring(0, name));
		variables.put("PGPORT", path.substring(name + 1 + SOCKET.length()));
	}

	/**
	 * Parameters can be secrets.
	 */
	@Override
	public String toString() {
		return this.server.server();
	}

}
