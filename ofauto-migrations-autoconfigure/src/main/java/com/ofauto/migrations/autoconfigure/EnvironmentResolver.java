package com.ofauto.migrations.autoconfigure;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds the environment from what the operator said: the property and the active
 * profiles. The strictest wins; nothing said means production.
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

	private EnvironmentResolver() {
	}

	static ResolvedEnvironment resolve(@Nullable MigrationEnvironment property, String... activeProfiles) {
		Stream<@Nullable MigrationEnvironment> ofProfiles = Stream.of(activeProfiles)
			.map((profile) -> PROFILES.get(profile.toLowerCase(Locale.ROOT)));
		return Stream.concat(Stream.ofNullable(property), ofProfiles)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.map((environment) -> new ResolvedEnvironment(environment, true))
			.orElseGet(() -> new ResolvedEnvironment(MigrationEnvironment.PRODUCTION, false));
	}

}
