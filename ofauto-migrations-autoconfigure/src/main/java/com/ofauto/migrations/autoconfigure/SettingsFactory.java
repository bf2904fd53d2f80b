package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.UndoSettings;
import com.ofauto.migrations.rehearsal.RehearsalRequirement;
import com.ofauto.migrations.safety.SafetyCheck;
import com.ofauto.migrations.safety.SafetyPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Converts properties into the engine's settings, and refuses invalid values.
 */
final class SettingsFactory {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	/** The server counts milliseconds in an integer. */
	private static final Duration LONGEST = Duration.ofDays(24);

	private SettingsFactory() {
	}

	/**
	 * What the properties allow in an environment.
	 * @param prefix what their names begin with, for messages
	 */
	static Gate gate(ResolvedEnvironment environment, MigrationsDatabaseProperties properties, String prefix) {
		Set<Operation> enabled = EnumSet.noneOf(Operation.class);
		if (properties.getReset().isEnabled()) {
			enabled.add(Operation.RESET);
		}
		if (properties.getSeed().isEnabled()) {
			enabled.add(Operation.SEED);
		}
		return Gate.of(environment.environment(), environment.known(), enabled, prefix);
	}

	/**
	 * Where the migrations are.
	 * @param names the whole names of properties, for messages
	 */
	static List<String> locations(MigrationsDatabaseProperties properties, UnaryOperator<String> names) {
		List<String> locations = properties.getLocations();
		if (locations.isEmpty() || !locations.stream().allMatch(StringUtils::hasText)) {
			throw invalid(names.apply("locations"), locations,
					"Name at least one location, such as classpath:db/migrations.");
		}
		return locations.stream().map(String::trim).toList();
	}

	/**
	 * Makes the engine's settings.
	 * @param urlSchema the schema that the URL names, which counts unless a property says
	 * otherwise
	 * @param names the whole names of properties, for messages
	 */
	static MigratorSettings settings(MigrationsDatabaseProperties properties, @Nullable String urlSchema,
			UnaryOperator<String> names) {
		String schema = (properties.getDefaultSchema() != null) ? properties.getDefaultSchema() : urlSchema;
		try {
			return policies(properties, names).withDefaultSchema(schema);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(names.apply("default-schema"), Objects.requireNonNullElse(schema, ""),
					String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Makes the settings that the databases of an application share.
	 */
	static MigratorSettings policies(MigrationsPolicyProperties properties, UnaryOperator<String> names) {
		requireUsable(names.apply("wait.limit"), properties.getWait().getLimit());
		requireUsable(names.apply("migration-lock.wait"), properties.getMigrationLock().getWait());
		requireUsable(names.apply("table-locks.timeout"), properties.getTableLocks().getTimeout());
		if (properties.getTableLocks().getRetries() < 0) {
			throw invalid(names.apply("table-locks.retries"), properties.getTableLocks().getRetries(),
					"It must be 0 or more.");
		}
		return MigratorSettings.defaults()
			.withEdited(properties.getEdited())
			.withLate(properties.getLate())
			.withMissing(properties.getMissing())
			.withMigrationLockWait(properties.getMigrationLock().getWait())
			.withTableLockTimeout(properties.getTableLocks().getTimeout())
			.withTableLockRetries(properties.getTableLocks().getRetries())
			.withPooler(properties.getPooler())
			.withBackfillOnStartup(properties.isBackfillOnStartup())
			.withTimeZone(timeZone(names.apply("time-zone"), properties.getTimeZone()))
			.withUndo(undo(properties.getUndo(), names))
			.withChecks(checks(properties, names));
	}

	private static UndoSettings undo(MigrationsUndoProperties properties, UnaryOperator<String> names) {
		Duration keep = properties.getKeep();
		DataSize most = properties.getMaxSize();
		if (keep != null && (keep.compareTo(Duration.ofMinutes(1)) < 0 || keep.compareTo(Duration.ofDays(3650)) > 0)) {
			throw invalid(names.apply("undo.keep"), keep,
					"It must be at least 1 minute and at most 3650 days, such as 7d. Remove the property to keep nothing.");
		}
		if (most != null && most.toBytes() < 1) {
			throw invalid(names.apply("undo.max-size"), most, "It must be 1 byte or more, such as 500MB.");
		}
		return new UndoSettings(keep, (most != null) ? most.toBytes() : null, properties.getAboveMaxSize());
	}

	private static List<DeployCheck> checks(MigrationsPolicyProperties properties, UnaryOperator<String> names) {
		List<DeployCheck> checks = new ArrayList<>(SafetyCheck.of(safety(properties, names)));
		List<RehearsalRequirement> rehearsals = RehearsalRecords.checks(names.apply("rehearsal"),
				properties.getRehearsal());
		checks.addAll(rehearsals);
		checks.addAll(DeployWindows.checks(properties.getWindow(), names,
				(deploy) -> rehearsals.isEmpty() ? Map.of() : rehearsals.get(0).durations(deploy)));
		checks.addAll(DatabaseBackups.checks(properties.getBackup(), names));
		return checks;
	}

	/**
	 * What a deploy may do by itself.
	 */
	private static SafetyPolicy safety(MigrationsPolicyProperties properties, UnaryOperator<String> names) {
		return new SafetyPolicy(properties.getSafety(), properties.getImpact(),
				new SafetyPolicy.Names(names.apply("safety"), names.apply("impact")));
	}

	/**
	 * A decision names a migration, but not the database that it is about.
	 */
	static void requireOneMigratorForDecisions(MigrationsOnceProperties once, long migrators) {
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
			throw invalid("ofauto.migrations." + name, value,
					"The application has " + migrators
							+ " Migrator beans, and the setting does not name one. Call the method of the Migrator that"
							+ " you mean.");
		});
	}

	/**
	 * Names mean the same to Java and to PostgreSQL. Offsets do not: there, +02:00 is
	 * west of Greenwich.
	 */
	private static @Nullable String timeZone(String property, @Nullable String name) {
		if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
			return name;
		}
		throw invalid(property, name, "Name a zone, such as Europe/Berlin or UTC.");
	}

	private static void requireUsable(String name, Duration duration) {
		if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
			throw invalid(name, duration, "It must be at least 1 millisecond and at most 24 days, such as 3s.");
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String name, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(name, value, reason);
	}

}
