package com.ofauto.migrations.autoconfigure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The address of an application's R2DBC driver, as the JDBC driver takes it. What only
 * tunes the R2DBC driver is left out; what leads elsewhere without JDBC having a word for
 * it is refused.
 *
 * @param options what the application gives to its driver
 */
record R2dbcAddress(R2dbcOptions options) {

	/** Drivers around another one, which their protocol names. */
	private static final Set<String> WRAPPERS = Set.of("pool", "proxy");

	private static final Set<String> POSTGRESQL = Set.of("postgresql", "postgres");

	private static final Pattern HOST = Pattern
		.compile("(\\[[0-9A-Fa-f:.]+(?:%\\w+)?]|[^\\s:\\[\\]@=&/?#%]+)(?::(\\d{1,5}))?");

	/** An IPv6 address without brackets, as code gives it. */
	private static final Pattern BARE = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

	/**
	 * Returns the JDBC URL, without user and password.
	 */
	String jdbcUrl() {
		requirePostgresql();
		if (this.options.text("socket") != null) {
			throw this.options.failure("it leads to a Unix socket, which the JDBC driver cannot open");
		}
		String host = this.options.text("host");
		if (host == null) {
			throw this.options.failure("it has no host");
		}
		String database = this.options.text("database");
		if (database == null) {
			throw this.options.failure("it has no database");
		}
		Map<String, String> parameters = new R2dbcParameters(this.options).forJdbc();
		List<String> hosts = List.of(host.split(",", -1));
		if (hosts.size() > 1) {
			parameters.put("targetServerType", primary());
		}
		StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
		parameters.forEach((name, value) -> query.add(name + "=" + PercentEncoding.encode(value)));
		return "jdbc:postgresql://" + String.join(",", hosts.stream().map(this::host).toList()) + "/"
				+ PercentEncoding.encode(database) + query;
	}

	private void requirePostgresql() {
		Deque<String> names = new ArrayDeque<>();
		for (String option : List.of("driver", "protocol")) {
			String text = this.options.text(option);
			names.addAll((text != null) ? List.of(text.split(":")) : List.of());
		}
		while (WRAPPERS.contains(names.peek())) {
			names.remove();
		}
		String driver = names.isEmpty() ? "none" : names.remove();
		if (!POSTGRESQL.contains(driver)) {
			throw this.options.failure("its driver is " + driver + ", and not postgresql");
		}
	}

	/**
	 * Only the primary takes migrations, whichever servers the application queries.
	 */
	private String primary() {
		String type = this.options.word("targetServerType");
		if ("secondary".equals(type)) {
			throw this.options.failure("it leads to standbys (targetServerType), which take no migrations");
		}
		return "primary";
	}

	private String host(String text) {
		Matcher host = HOST.matcher(BARE.matcher(text).matches() ? "[" + text + "]" : text);
		String port = host.matches() ? host.group(2) : null;
		if (port == null) {
			port = this.options.text("port");
		}
		if (!host.matches() || port != null && !port.matches("\\d{1,5}")) {
			throw this.options.failure("it has an invalid host or port");
		}
		return host.group(1) + ":" + ((port != null) ? port : "5432");
	}

	/**
	 * Returns the user.
	 */
	String user() {
		String user = credential("user");
		if (user == null) {
			throw this.options.failure("it has no user");
		}
		return user;
	}

	/**
	 * Returns the password, or {@code null} if there is none.
	 */
	@Nullable String password() {
		return credential("password");
	}

	private @Nullable String credential(String name) {
		Object value = this.options.value(name);
		if (value != null && !(value instanceof CharSequence)) {
			throw this.options.failure("its " + name + " comes from a " + value.getClass().getName()
					+ ", which JDBC has no equivalent for");
		}
		return this.options.text(name);
	}

	@Override
	public String toString() {
		return "Address " + this.options.place();
	}

}
