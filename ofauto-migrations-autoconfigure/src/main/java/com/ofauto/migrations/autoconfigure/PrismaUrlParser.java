package com.ofauto.migrations.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Parses an address in Prisma's form. Its error messages quote nothing that could be part
 * of a password.
 */
final class PrismaUrlParser {

	private static final String FORM = "The form is postgresql://user:password@host:5432/database?schema=app.";

	private static final Pattern PARTS = Pattern.compile("([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);

	private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:\\[\\]@=&]+)(?::(\\d{1,5}))?");

	private final String property;

	PrismaUrlParser(String property) {
		this.property = property;
	}

	PrismaUrl parse(String text) {
		String address = text.strip();
		if (address.toLowerCase(Locale.ROOT).startsWith("prisma")) {
			throw failure("leads to Prisma's proxy, which accepts only Prisma's client",
					"Use the address of the database itself. " + FORM);
		}
		Matcher parts = PARTS.matcher(address.substring(address.indexOf("://") + 3));
		if (!parts.matches()) {
			throw failure("cannot be read", FORM);
		}
		String authority = parts.group(1);
		int at = authority.lastIndexOf('@');
		if (parts.group().indexOf('@', authority.length()) != -1) {
			throw failure("has an @ after its first /, ? or #",
					"Write /, ? and # of a user or password as %2F, %3F and %23, and an @ of a parameter as %40.");
		}
		Map<String, String> given = query(parts.group(3));
		String hosts = StringUtils.hasLength(given.get("host")) ? given.get("host")
				: decode("host", authority.substring(at + 1));
		PrismaUrlParameters parameters = PrismaUrlParameters.of(given, this::failure);
		String jdbcUrl = "jdbc:postgresql://" + hosts(hosts) + "/" + database(parts.group(2)) + parameters.query();
		String[] credentials = (at != -1) ? authority.substring(0, at).split(":", 2) : new String[0];
		return new PrismaUrl(jdbcUrl, credential(credentials, 0, "user", given),
				credential(credentials, 1, "password", given), parameters.schema(), parameters.ignored());
	}

	private @Nullable String credential(String[] credentials, int position, String name, Map<String, String> given) {
		String value = (credentials.length > position) ? decode(name, credentials[position]) : "";
		value = value.isEmpty() ? given.getOrDefault(name, "") : value;
		return value.isEmpty() ? null : value;
	}

	private String hosts(String hosts) {
		if (hosts.startsWith("/")) {
			throw failure("leads to a Unix socket, which the JDBC driver cannot open",
					"Use the server's host and port, where PostgreSQL listens as well.");
		}
		if (hosts.isEmpty() || hosts.startsWith(":")) {
			throw failure("has no host", FORM);
		}
		StringJoiner joined = new StringJoiner(",");
		for (String host : hosts.split(",", -1)) {
			joined.add(host(host));
		}
		return joined.toString();
	}

	private String host(String text) {
		Matcher host = HOST.matcher(text);
		if (!host.matches()) {
			throw failure("has an invalid host or port", "A port is a number from 1 to 65535. Write an IPv6"
					+ " address in brackets. Special characters in a user or password are percent-encoded: %40 for"
					+ " @, %2F for /.");
		}
		int port = (host.group(2) != null) ? Integer.parseInt(host.group(2)) : 5432;
		if (port < 1 || port > 65535) {
			throw failure("has an invalid port", "A port is a number from 1 to 65535.");
		}
		return host.group(1) + ":" + port;
	}

	private String database(String path) {
		String name = path.startsWith("/") ? path.substring(1) : path;
		name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
		if (name.isEmpty()) {
			throw failure("has no database",
					"Add its name, so that every tool with this URL uses the same database. " + FORM);
		}
		if (name.contains("/")) {
			throw failure("has more than the database's name in its path", "Write a / of the name as %2F. " + FORM);
		}
		return PercentEncoding.encode(decode("database", name));
	}

	/**
	 * As Prisma reads them: a plus is a space, and the last of a name counts.
	 */
	private Map<String, String> query(@Nullable String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : StringUtils.delimitedListToStringArray(query, "&")) {
			int equals = parameter.indexOf('=');
			String name = (equals != -1) ? parameter.substring(0, equals) : parameter;
			if (name.matches("[A-Za-z_]\\w*")) {
				String value = parameter.substring(Math.min(name.length() + 1, parameter.length()));
				parameters.put(name, decode("parameter " + name, value.replace('+', ' ')));
			}
			else if (!parameter.isEmpty()) {
				throw failure("has a parameter without a name", FORM);
			}
		}
		return parameters;
	}

	private String decode(String part, String text) {
		String decoded = PercentEncoding.decode(text);
		if (decoded == null) {
			throw failure("has a % in its " + part + " that does not encode a character",
					"Write a literal % as %25. Any other % needs two hexadecimal digits after it, and the bytes"
							+ " must be UTF-8.");
		}
		return decoded;
	}

	private PrismaUrlException failure(String problem, String remedy) {
		return new PrismaUrlException(this.property, problem, remedy);
	}

}
