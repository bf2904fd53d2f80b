package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.AboveMaxSize;
import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.PoolerMode;
import com.ofauto.migrations.core.UndoSettings;
import com.ofauto.migrations.safety.WindowCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationsPropertiesTests {

	@Test
	void theDefaultsAreThoseOfTheEngine() {
		MigrationsProperties properties = new MigrationsProperties();
		assertThat(SettingsFactory.settings(properties, null, MigrationsPropertiesTests::whole))
			.isEqualTo(MigratorSettings.defaults());
		assertThat(SettingsFactory.locations(properties, MigrationsPropertiesTests::whole))
			.containsExactly("classpath:db/migrations");
		assertThat(properties.getOnStartup()).isEqualTo(OnStartup.DEPLOY);
	}

	@Test
	void everySettingReachesTheEngine() {
		MigrationsProperties properties = bind("default-schema", "app", "edited", "reject", "late", "reject", "missing",
				"reject", "migration-lock.wait", "10s", "table-locks.timeout", "1s", "table-locks.retries", "2",
				"pooler", "session", "time-zone", "Europe/Berlin", "undo.keep", "7d", "undo.max-size", "1MB",
				"undo.above-max-size", "skip");
		assertThat(SettingsFactory.settings(properties, null, MigrationsPropertiesTests::whole))
			.isEqualTo(MigratorSettings.defaults()
				.withDefaultSchema("app")
				.withEdited(FindingPolicy.REJECT)
				.withLate(FindingPolicy.REJECT)
				.withMissing(FindingPolicy.REJECT)
				.withMigrationLockWait(ofSeconds(10))
				.withTableLockTimeout(ofSeconds(1))
				.withTableLockRetries(2)
				.withPooler(PoolerMode.SESSION)
				.withTimeZone("Europe/Berlin")
				.withUndo(new UndoSettings(ofDays(7), 1_048_576L, AboveMaxSize.SKIP)));
	}

	@Test
	void locationsReplaceTheDefault() {
		assertThat(
				SettingsFactory.locations(bind("locations", "classpath:a, file:b"), MigrationsPropertiesTests::whole))
			.containsExactly("classpath:a", "file:b");
	}

	@ParameterizedTest
	@CsvSource({ "migration-lock.wait, 0s", "migration-lock.wait, -1s", "table-locks.timeout, 0s",
			"table-locks.timeout, 900us", "table-locks.timeout, 25d", "migration-lock.wait, 9223372036854775807s",
			"wait.limit, 300000d", "table-locks.retries, -1", "default-schema, ' '", "default-schema, $user",
			"default-schema, pg_temp", "time-zone, ' '", "time-zone, +02:00", "time-zone, CEST", "time-zone, Z",
			"rehearsal, rehearsal.json", "rehearsal, file:", "rehearsal, ''", "window.hours, 2-5",
			"window.hours, 02:00-02:00", "window.hours, 02:00-24:30", "window.hours, 24:00-02:00", "undo.keep, 0s",
			"undo.keep, 4000d", "undo.max-size, 0B", "default-schema, _ofauto_undo" })
	void aValueThatMeansNothingIsRefusedByName(String name, String value) {
		MigrationsProperties properties = bind(name, value);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> SettingsFactory.settings(properties, null, MigrationsPropertiesTests::whole))
			.extracting(InvalidConfigurationPropertyValueException::getName)
			.isEqualTo("ofauto.migrations." + name);
	}

	@ParameterizedTest
	@CsvSource({ "days, sat; caturday, sat; caturday, UTC", "hours, , sat, UTC", "zone, , sat, ",
			"zone, CEST, sat, CEST" })
	void aWindowThatMeansNothingIsRefusedByName(String wrong, String value, String days, String zone) {
		MigrationsProperties properties = new MigrationsProperties();
		properties.getWindow().setDays(List.of(days.split("; ")));
		properties.getWindow().setHours(wrong.equals("hours") ? value : "02:00-05:00");
		properties.getWindow().setZone(zone);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> SettingsFactory.settings(properties, null, MigrationsPropertiesTests::whole))
			.extracting(InvalidConfigurationPropertyValueException::getName)
			.isEqualTo("ofauto.migrations.window." + wrong);
	}

	@Test
	void aWindowHasItsDefaultsAndItsEmptyValue() {
		assertThat(bind("window.hours", "22:00-04:00", "window.zone", "UTC").getWindow().getDays()).isEmpty();
		assertThat(window(bind("window.hours", "22:00-04:00", "window.zone", "UTC")))
			.isEqualTo("every day 22:00-04:00 UTC");
		assertThat(window(bind("window.hours", "00:00 - 24:00", "window.zone", "UTC", "window.days", "Sunday, SAT")))
			.isEqualTo("sat, sun 00:00-24:00 UTC");
		assertThat(SettingsFactory
			.settings(bind("window.hours", "", "window.zone", "UTC"), null, MigrationsPropertiesTests::whole)
			.checks()).isEmpty();
	}

	private static String window(MigrationsProperties properties) {
		return SettingsFactory.settings(properties, null, MigrationsPropertiesTests::whole)
			.checks()
			.stream()
			.map(WindowCheck.class::cast)
			.map((check) -> check.window().toString())
			.collect(Collectors.joining());
	}

	@Test
	void aBlankLocationIsRefused() {
		MigrationsProperties properties = new MigrationsProperties();
		properties.setLocations(List.of("classpath:db/migrations", " "));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> SettingsFactory.locations(properties, MigrationsPropertiesTests::whole))
			.withMessageContaining("ofauto.migrations.locations");
	}

	@Test
	void noLocationIsRefused() {
		MigrationsProperties properties = new MigrationsProperties();
		properties.setLocations(List.of());
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> SettingsFactory.locations(properties, MigrationsPropertiesTests::whole))
			.withMessageContaining("Name at least one location");
	}

	@Test
	void aDecisionIsRefusedWhereItIsNotClearWhichDatabaseIsMeant() {
		MigrationsOnceProperties once = new MigrationsOnceProperties();
		once.setAcceptEdit(List.of("20260101000000_agencies"));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> SettingsFactory.requireOneMigratorForDecisions(once, 2))
			.withMessageContaining("2 Migrator beans")
			.extracting(InvalidConfigurationPropertyValueException::getName)
			.isEqualTo("ofauto.migrations.once.accept-edit");
		SettingsFactory.requireOneMigratorForDecisions(once, 1);
		SettingsFactory.requireOneMigratorForDecisions(new MigrationsOnceProperties(), 2);
	}

	private static MigrationsProperties bind(String... namesAndValues) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			source.put("ofauto.migrations." + namesAndValues[i], namesAndValues[i + 1]);
		}
		return new Binder(source).bindOrCreate("ofauto.migrations", MigrationsProperties.class);
	}

	private static String whole(String name) {
		return "ofauto.migrations." + name;
	}

}
