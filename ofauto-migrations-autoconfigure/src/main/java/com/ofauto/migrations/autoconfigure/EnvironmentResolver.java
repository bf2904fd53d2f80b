package com.ofauto.migrations.autoconfigure;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds the environment from the property and the active profiles. The strictest wins;
 * without any, it is production. A property can let further profiles name an environment,
 * but cannot take a name from the ones that are built in.
 */
final class EnvironmentResolver {

	private static final Map<String, MigrationEnvironment> PROFILES = Map.ofEntries(
			Map.entry("dev", MigrationEnvironment.DEVELOPMENT),
			Map.entry("development", MigrationEnvironment.DEVELOPMENT),
			Map.entry("local", MigrationEnvironment.DEVELOPMENT), Map.entry("test", MigrationEnvironment.TEST),
			Map.entry("ci", MigrationEnvironment.CI), Map.entry("staging", MigrationEnvironment.STAGING),
			Map.entry("stage", MigrationEnvironment.STAGING), Map.entry("prod", MigrationEnvironment.PRODUCTION),
			Map.entry("production", MigrationEnvironment.PRODUCTION),
			Map.entry("live", MigrationEnvironment.PRODUCTION));

	private final Map<MigrationEnvironment, List<String>> further;

	/**
	 * Creates a resolver.
	 * @param further profiles that name an environment beside the ones that always do
	 */
	EnvironmentResolver(Map<MigrationEnvironment, List<String>> further) {
		this.further = further;
	}

	ResolvedEnvironment resolve(@Nullable MigrationEnvironment property, String... activeProfiles) {
		Stream<@Nullable MigrationEnvironment> ofProfiles = Stream.of(activeProfiles).flatMap(this::environments);
		return Stream.concat(Stream.ofNullable(property), ofProfiles)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.map((environment) -> new ResolvedEnvironment(environment, true))
			.orElseGet(() -> new ResolvedEnvironment(MigrationEnvironment.PRODUCTION, false));
	}

	private Stream<@Nullable MigrationEnvironment> environments(String profile) {
		Stream<MigrationEnvironment> added = this.further.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().stream().anyMatch(profile::equalsIgnoreCase))
			.map(Map.Entry::getKey);
		return Stream.concat(Stream.ofNullable(PROFILES.get(profile.toLowerCase(Locale.ROOT))), added);
	}

}
