package com.ofauto.migrations.autoconfigure;

import java.io.FileNotFoundException;
import java.net.URL;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.SslMode;

import org.springframework.util.ResourceUtils;

/**
 * The options of the R2DBC driver for PostgreSQL as parameters of the JDBC driver.
 *
 * @param options the options
 */
record R2dbcParameters(R2dbcOptions options) {

	private static final String SEARCH_PATH = "search_path";

	/**
	 * Returns the parameters by their names.
	 */
	Map<String, String> forJdbc() {
		Map<String, String> parameters = new LinkedHashMap<>();
		put(parameters, "ApplicationName", this.options.text("applicationName"));
		put(parameters, "connectTimeout", seconds(this.options.value("connectTimeout")));
		put(parameters, "channelBinding", this.options.word("channelBinding", "channel_binding"));
		Map<String, String> settings = settings(this.options.value("options"));
		String path = settings.remove(SEARCH_PATH);
		String schema = this.options.text("currentSchema", "schema");
		put(parameters, "currentSchema", (schema != null) ? schema : path);
		put(parameters, "options", commandLine(settings));
		ssl(parameters);
		return parameters;
	}

	private static void put(Map<String, String> parameters, String name, @Nullable String value) {
		if (value != null) {
			parameters.put(name, value);
		}
	}

	/**
	 * The JDBC driver counts whole seconds, and takes none for no limit.
	 */
	private static @Nullable String seconds(@Nullable Object value) {
		try {
			Duration duration = (value == null || value instanceof Duration) ? (Duration) value
					: Duration.parse(value.toString());
			return (duration != null) ? String.valueOf(duration.plusMillis(999).toSeconds()) : null;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private Map<String, String> settings(@Nullable Object value) {
		Map<String, String> settings = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, setting) -> settings.put(String.valueOf(name), String.valueOf(setting)));
		}
		else if (value != null) {
			for (String pair : value.toString().split(";")) {
				String[] parts = pair.split("=", 2);
				if (parts.length != 2) {
					throw this.options.failure("its options are not of the form name=value;name=value");
				}
				settings.put(parts[0], parts[1]);
			}
		}
		return settings;
	}

	/**
	 * As PostgreSQL splits it: at spaces without a backslash.
	 */
	private static @Nullable String commandLine(Map<String, String> settings) {
		StringJoiner line = new StringJoiner(" ").setEmptyValue("");
		settings.forEach((name, value) -> line
			.add(name.equals("options") ? value : "-c " + name + "=" + value.replaceAll("[\\\\\\s]", "\\\\$0")));
		return (line.length() > 0) ? line.toString() : null;
	}

	private void ssl(Map<String, String> parameters) {
		String mode = this.options.word("sslMode", "sslmode");
		if (mode == null && "true".equals(this.options.word("ssl"))) {
			mode = SslMode.VERIFY_FULL.value;
		}
		if (mode == null) {
			return;
		}
		String negotiation = this.options.word("sslNegotiation", "sslnegotiation");
		if (mode.equals("tunnel") || "tunnel".equals(negotiation)) {
			throw this.options.failure("it is encrypted from the first byte on (sslMode or sslNegotiation is tunnel),"
					+ " which the JDBC driver cannot do");
		}
		List<String> known = Stream.of(SslMode.VALUES).map((each) -> each.value).toList();
		if (!known.contains(mode)) {
			throw this.options.failure("its sslMode is none of " + String.join(", ", known));
		}
		parameters.put("sslmode", mode);
		if (!mode.equals(SslMode.DISABLE.value)) {
			put(parameters, "sslNegotiation", negotiation);
			certificates(parameters, mode.startsWith("verify"));
		}
	}

	private void certificates(Map<String, String> parameters, boolean verified) {
		String root = file("sslRootCert");
		String certificate = file("sslCert");
		put(parameters, "sslrootcert", root);
		put(parameters, "sslcert", certificate);
		put(parameters, "sslkey", file("sslKey"));
		put(parameters, "sslpassword", this.options.text("sslPassword"));
		if (this.options.value("sslHostnameVerifier") instanceof String verifier) {
			parameters.put("sslhostnameverifier", verifier);
		}
		if (verified && root == null && certificate == null) {
			// The R2DBC driver trusts whom Java trusts.
			parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
		}
		else if (verified && root == null) {
			throw this.options.failure("it has an sslCert and no sslRootCert, and the JDBC driver needs both");
		}
	}

	/**
	 * The R2DBC driver looks on the class path first, the JDBC driver reads files only.
	 */
	private @Nullable String file(String name) {
		String text = this.options.text(name);
		URL resource = (text != null) ? getClass().getClassLoader().getResource(text) : null;
		if (resource == null) {
			return text;
		}
		try {
			return ResourceUtils.getFile(resource).getPath();
		}
		catch (FileNotFoundException ex) {
			throw this.options.failure("its " + name + " is inside a jar, and the JDBC driver reads only files");
		}
	}

}
