package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.command.NearestWord;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds properties whose name is wrong, so that nothing reads them.
 */
final class UnknownProperties {

	private static final String VARIABLE_PREFIX = "OFAUTO_MIGRATIONS_";

	private static final String ENVIRONMENT = "in the environment variables";

	/** The prefix with one spelling, and how far a slip may be from it. */
	private static final String SQUEEZED_PREFIX = "ofautomigrations";

	private static final int SLIP = 2;

	/** What Kubernetes makes for each service; one may be called ofauto-migrations. */
	private static final Pattern SERVICE = Pattern.compile(
			"(?:.*_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.*)?|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

	private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)\\]");

	/** The names without what separates their parts, as variables say them. */
	private final Map<String, String> known;

	/** Two of them may differ in nothing but their parts. */
	private final Set<String> paths;

	/**
	 * The database that a property is about, however it is written. A name that is not
	 * allowed is refused as such elsewhere.
	 */
	private static final Pattern DATABASE = Pattern
		.compile("ofauto\\.migrations\\.databases\\.([^.]+)\\.|ofauto_migrations_databases_([a-z][a-z0-9]*)_");

	/** What is said once for the whole application may have been written in an entry. */
	private static final Pattern PREFIX_OF_ENTRY = Pattern.compile("^ofauto\\.migrations\\.databases\\.[^.]+\\.");

	private UnknownProperties(ConfigurableEnvironment environment) {
		Stream<String> databases = environment.getPropertySources()
			.stream()
			.flatMap(
					(source) -> (source instanceof EnumerablePropertySource<?> names) ? namesOf(names) : Stream.empty())
			.map((name) -> DATABASE.matcher(KEY.matcher(name).replaceAll(".$1").toLowerCase(Locale.ROOT)))
			.filter(Matcher::lookingAt)
			.map((name) -> Objects.requireNonNullElseGet(name.group(1), () -> name.group(2)))
			.distinct();
		List<String> all = Stream.concat(KnownProperties.names().stream(), databases.flatMap(KnownProperties::namesOf))
			.toList();
		this.paths = all.stream().map(UnknownProperties::path).collect(Collectors.toUnmodifiableSet());
		this.known = all.stream()
			.collect(Collectors.toMap(UnknownProperties::squeeze, (name) -> name, (one, other) -> one,
					LinkedHashMap::new));
	}

	/**
	 * Finds them in an environment.
	 * @return the unknown properties in order of precedence
	 */
	static List<UnknownProperty> in(ConfigurableEnvironment environment) {
		UnknownProperties look = new UnknownProperties(environment);
		List<UnknownProperty> found = new ArrayList<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> names) {
				namesOf(names).flatMap((name) -> look.unknown(names, name).stream()).forEach(found::add);
			}
		}
		return found;
	}

	/**
	 * A YAML file that is an empty map gives a property without a name.
	 */
	private static Stream<String> namesOf(EnumerablePropertySource<?> source) {
		return Stream.of(source.getPropertyNames()).filter(Objects::nonNull);
	}

	private Optional<UnknownProperty> unknown(EnumerablePropertySource<?> source, String name) {
		if (source instanceof SystemEnvironmentPropertySource && isVariable(name)) {
			return unknownVariable(name);
		}
		String path = path(name);
		if (!path.startsWith(KnownProperties.PREFIX)) {
			return ofNearPrefix(source, name);
		}
		if (isKnown(path)) {
			return Optional.empty();
		}
		PropertyPlace place = PropertyPlace.of(source, name);
		String whole = PREFIX_OF_ENTRY.matcher(path).replaceFirst(KnownProperties.PREFIX);
		String nearest = nearest(squeeze((isKnown(whole) ? whole : path).substring(KnownProperties.PREFIX.length())));
		return Optional.of(new UnknownProperty(name, place.text(),
				(nearest != null) ? KnownProperties.PREFIX + nearest : null, place.ours()));
	}

	/**
	 * Another prefix may belong to other software. So the rest must be exactly a property
	 * of this library, and it stops the start only where a person has typed it for this
	 * start: elsewhere other software may read it.
	 */
	private Optional<UnknownProperty> ofNearPrefix(EnumerablePropertySource<?> source, String name) {
		String squeezed = squeeze(path(name));
		return this.known.keySet()
			.stream()
			.filter((property) -> squeezed.endsWith(property))
			.filter((property) -> isSlip(squeezed.substring(0, squeezed.length() - property.length())))
			.findFirst()
			.map(this.known::get)
			.map((meant) -> (source instanceof SystemEnvironmentPropertySource)
					? new UnknownProperty(name, ENVIRONMENT, VARIABLE_PREFIX + variable(meant), false)
					: new UnknownProperty(name, PropertyPlace.of(source, name).text(), KnownProperties.PREFIX + meant,
							isTyped(source)));
	}

	private static boolean isSlip(String prefix) {
		return NearestWord.distance(prefix, SQUEEZED_PREFIX) <= SLIP;
	}

	private static boolean isTyped(PropertySource<?> source) {
		return source instanceof CommandLinePropertySource
				|| source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
	}

	/**
	 * A name with one spelling for each of its parts, and without the places in lists.
	 */
	private static String path(String name) {
		return KEY.matcher(name)
			.replaceAll(".$1")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9.]", "")
			.replaceAll("\\.\\d+(?=\\.|$)", "");
	}

	private boolean isKnown(String path) {
		return this.paths.contains(path.substring(KnownProperties.PREFIX.length()));
	}

	private static boolean isVariable(String name) {
		return name.regionMatches(true, 0, VARIABLE_PREFIX, 0, VARIABLE_PREFIX.length());
	}

	/**
	 * Hyphens are left out of a variable's name or written as underscores, as dots are.
	 */
	private Optional<UnknownProperty> unknownVariable(String name) {
		String said = name.substring(VARIABLE_PREFIX.length());
		String squeezed = squeeze(said.replaceAll("_\\d+(?=_|$)", ""));
		if (this.known.containsKey(squeezed) || SERVICE.matcher(said).matches()) {
			return Optional.empty();
		}
		String nearest = nearest(squeezed);
		return Optional.of(new UnknownProperty(name, ENVIRONMENT,
				(nearest != null) ? VARIABLE_PREFIX + variable(nearest) : null, false));
	}

	private static String variable(String name) {
		return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private @Nullable String nearest(String squeezed) {
		return NearestWord.of(squeezed, this.known.keySet()).map(this.known::get).orElse(null);
	}

	private static String squeeze(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

}
