package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.ofauto.migrations.core.MigratorSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Converts properties into the engine's settings, and refuses invalid values.
 */
final class SettingsFactory {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	/** The server counts milliseconds in an integer. */
	private static final Duration LONGEST = Duration.ofDays(24);

	private SettingsFactory() {
	}

	static List<String> locations(MigrationsProperties properties) {
		List<String> locations = properties.getLocations();
		if (locations.isEmpty() || !locations.stream().allMatch(StringUtils::hasText)) {
			throw invalid("locations", locations, "Name at least one location, such as classpath:db/migrations.");
		}
		return locations.stream().map(String::trim).toList();
	}

	/**
	 * Makes the engine's settings.
	 * @param urlSchema the schema that the URL names, which counts unless a property says
	 * otherwise
	 */
	static MigratorSettings settings(MigrationsProperties properties, @Nullable String urlSchema) {
		String schema = (properties.getDefaultSchema() != null) ? properties.getDefaultSchema() : urlSchema;
		requireSchema(schema);
		requireUsable("wait.limit", properties.getWait().getLimit());
		requireUsable("migration-lock.wait", properties.getMigrationLock().getWait());
		requireUsable("table-locks.timeout", properties.getTableLocks().getTimeout());
		if (properties.getTableLocks().getRetries() < 0) {
			throw invalid("table-locks.retries", properties.getTableLocks().getRetries(), "It must be 0 or more.");
		}
		return MigratorSettings.defaults()
			.withDefaultSchema(schema)
			.withEdited(properties.getEdited())
			.withLate(properties.getLate())
			.withMissing(properties.getMissing())
			.withMigrationLockWait(properties.getMigrationLock().getWait())
			.withTableLockTimeout(properties.getTableLocks().getTimeout())
			.withTableLockRetries(properties.getTableLocks().getRetries())
			.withPooler(properties.getPooler())
			.withTimeZone(timeZone(properties.getTimeZone()));
	}

	private static void requireSchema(@Nullable String schema) {
		try {
			MigratorSettings.defaults().withDefaultSchema(schema);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("default-schema", Objects.requireNonNullElse(schema, ""), String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * A decision names a migration, but not the database that it is about.
	 */
	static void requireOneMigratorForDecisions(MigrationsOnceProperties once, int migrators) {
		if (migrators <= 1) {
			return;
		}
		Map<String, Object> decisions = new LinkedHashMap<>();
		decisions.put("once.baseline", Objects.requireNonNullElse(once.getBaseline(), List.of()));
		decisions.put("once.resolve-applied", once.getResolveApplied());
		decisions.put("once.resolve-rolled-back", once.getResolveRolledBack());
		decisions.put("once.accept-edit", once.getAcceptEdit());
		decisions.put("once.stamp.environment",
				Objects.requireNonNullElse(once.getStamp().getEnvironment(), List.of()));
		decisions.values().removeIf(List.of()::equals);
		decisions.forEach((name, value) -> {
			throw invalid(name, value,
					"The application has " + migrators
							+ " Migrator beans, and the setting does not name one. Call the method of the Migrator that"
							+ " you mean.");
		});
	}

	/**
	 * Names mean the same to Java and to PostgreSQL. Offsets do not: there, +02:00 is
	 * west of Greenwich.
	 */
	private static @Nullable String timeZone(@Nullable String name) {
		if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
			return name;
		}
		throw invalid("time-zone", name, "Name a zone, such as Europe/Berlin or UTC.");
	}

	private static void requireUsable(String name, Duration duration) {
		if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
			throw invalid(name, duration, "It must be at least 1 millisecond and at most 24 days, such as 3s.");
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String name, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException("ofauto.migrations." + name, value, reason);
	}

}
