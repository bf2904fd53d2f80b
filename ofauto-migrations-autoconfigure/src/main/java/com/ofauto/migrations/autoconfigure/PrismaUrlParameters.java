package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;

/**
 * The parameters of an address in Prisma's form as parameters of the driver.
 *
 * @param driver the driver's parameters
 * @param schema the schema, or {@code null} if none is named
 * @param ignored the names of unknown parameters
 */
record PrismaUrlParameters(Map<String, String> driver, @Nullable String schema, List<String> ignored) {

	private static final Map<String, String> RENAMED = Map.of("connect_timeout", "connectTimeout", "socket_timeout",
			"socketTimeout", "application_name", "ApplicationName", "channel_binding", "channelBinding");

	/** Prisma's pool, and what is read elsewhere. */
	private static final Set<String> SILENT = Set.of("connection_limit", "pool_timeout", "statement_cache_size",
			"max_connection_lifetime", "max_idle_connection_lifetime", "single_use_connections", "host", "user",
			"password", "schema", "sslaccept", "pgbouncer");

	static PrismaUrlParameters of(Map<String, String> given, BiFunction<String, String, PrismaUrlException> failure) {
		check(given, failure);
		String schema = given.getOrDefault("schema", "");
		Map<String, String> driver = new LinkedHashMap<>();
		if (!schema.isEmpty()) {
			driver.put("currentSchema", searchPath(schema));
		}
		List<String> ignored = new ArrayList<>();
		given.forEach((name, value) -> {
			String translated = translate(name, given);
			if (PGProperty.forName(translated) != null && !SILENT.contains(name)) {
				driver.put(translated, value);
			}
			else if (!SILENT.contains(name)) {
				ignored.add(name);
			}
		});
		if ("true".equals(given.get("pgbouncer"))) {
			driver.putIfAbsent("prepareThreshold", "0");
		}
		if (isStrict(given)) {
			verify(driver);
		}
		return new PrismaUrlParameters(driver, schema.isEmpty() ? null : schema, List.copyOf(ignored));
	}

	private static void check(Map<String, String> given, BiFunction<String, String, PrismaUrlException> failure) {
		if (given.containsKey("sslidentity") || given.containsKey("sslpassword")) {
			throw failure.apply("has a client certificate in Prisma's form (sslidentity, sslpassword)",
					"Write a JDBC URL, jdbc:postgresql://host:5432/database, with the certificate in its"
							+ " parameters sslcert and sslkey.");
		}
		String sslmode = given.get("sslmode");
		if (sslmode != null && Stream.of(SslMode.VALUES).noneMatch((mode) -> mode.value.equals(sslmode))) {
			throw failure.apply("has an unknown sslmode", "Use one of "
					+ Stream.of(SslMode.VALUES).map((mode) -> mode.value).collect(Collectors.joining(", ")) + ".");
		}
		for (String name : List.of("connect_timeout", "socket_timeout")) {
			if (!given.getOrDefault(name, "0").matches("\\d{1,6}")) {
				throw failure.apply("has an invalid " + name, "Write a number of seconds; 0 means no limit.");
			}
		}
	}

	/**
	 * What Prisma calls sslcert is the authority's certificate, unless the address is one
	 * for libpq, where it is the client's.
	 */
	private static String translate(String name, Map<String, String> given) {
		if (name.equals("sslcert") && !given.containsKey("sslkey") && !given.containsKey("sslrootcert")) {
			return "sslrootcert";
		}
		return RENAMED.getOrDefault(name, name);
	}

	private static boolean isStrict(Map<String, String> given) {
		return given.containsKey("sslaccept") && !"accept_invalid_certs".equals(given.get("sslaccept"))
				&& !"disable".equals(given.get("sslmode"));
	}

	private static void verify(Map<String, String> driver) {
		driver.put("sslmode", SslMode.VERIFY_FULL.value);
		if (!driver.containsKey("sslrootcert")) {
			driver.putIfAbsent("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
		}
	}

	/**
	 * Extensions are mostly in public, and are to be found.
	 */
	private static String searchPath(String schema) {
		String name = schema.matches("[a-z_][a-z0-9_]*") ? schema : '"' + schema.replace("\"", "\"\"") + '"';
		return schema.equals("public") ? name : name + ",public";
	}

	String query() {
		StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
		this.driver.forEach((name, value) -> query.add(name + "=" + PercentEncoding.encode(value)));
		return query.toString();
	}

}
