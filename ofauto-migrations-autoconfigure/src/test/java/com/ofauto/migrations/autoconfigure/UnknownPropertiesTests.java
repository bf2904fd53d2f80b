package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A property of ours that nobody reads is found wherever it stands, in each spelling that
 * Spring Boot would read.
 */
class UnknownPropertiesTests {

	@TempDir
	Path directory;

	/**
	 * What is not listed would be refused although it is there.
	 */
	@Test
	void everyPropertyOfThisModuleIsKnown() throws IOException {
		List<String> names = JsonPath.read(new ClassPathResource("META-INF/spring-configuration-metadata.json")
			.getContentAsString(StandardCharsets.UTF_8), "$.properties[*].name");
		assertThat(names.stream().filter((name) -> name.startsWith("ofauto.migrations.")))
			.as("KnownProperties lists each property")
			.isSubsetOf(KnownProperties.inMetadata().stream().map((name) -> KnownProperties.PREFIX + name).toList());
	}

	@Test
	void aMistypedOptionIsRefusedWithTheNearestName() {
		assertThat(
				look(new SimpleCommandLinePropertySource("--ofauto.migrations.location=file:x", "migrate", "deploy")))
			.containsExactly(new UnknownProperty("ofauto.migrations.location", "on the command line",
					"ofauto.migrations.locations", true))
			.extracting(UnknownProperty::problem)
			.containsExactly("ofauto.migrations.location is not a property of OFAuto Migrations. It is set on the"
					+ " command line. Did you mean ofauto.migrations.locations?");
	}

	@Test
	void aSystemPropertyIsRefused() {
		assertThat(look(new MapPropertySource("systemProperties", Map.of("ofauto.migrations.on-start", "none"))))
			.extracting(UnknownProperty::problem, UnknownProperty::refused)
			.containsExactly(Tuple
				.tuple("ofauto.migrations.on-start is not a property of OFAuto Migrations. It is set in the system"
						+ " properties. Did you mean ofauto.migrations.on-startup?", true));
	}

	/**
	 * It has a property without a name.
	 */
	@Test
	void aFileThatIsAnEmptyMapHasNoProperty() throws IOException {
		assertThat(look(yaml(new ByteArrayResource("{}".getBytes(StandardCharsets.UTF_8), "application-prod.yml"))))
			.isEmpty();
	}

	@Test
	void aFileIsRefusedWithItsLine() throws IOException {
		assertThat(look(yaml(new ByteArrayResource("""
				ofauto:
				  migrations:
				    late: reject
				    shadow-url: postgresql://localhost/shadow
				    profiles:
				      staging: [ blue ]
				      stagin: [ green ]
				    nonsense-of-any-kind: 1
				""".getBytes(StandardCharsets.UTF_8), "application.yml")))).containsExactly(
				new UnknownProperty("ofauto.migrations.profiles.stagin[0]",
						"in Byte array resource [application.yml] - 7:17", "ofauto.migrations.profiles.staging", true),
				new UnknownProperty("ofauto.migrations.nonsense-of-any-kind",
						"in Byte array resource [application.yml] - 8:27", null, true));
	}

	@Test
	void aFileBesideTheApplicationIsRefusedAndOneThatKubernetesHasMountedIsNot() throws IOException {
		Path file = Files.writeString(this.directory.resolve("application.yml"), "ofauto.migrations.latee: reject");
		assertThat(look(yaml(new FileSystemResource(file)))).singleElement()
			.satisfies((property) -> assertThat(property.refused()).isTrue());
		Files.createDirectory(this.directory.resolve("..data"));
		assertThat(look(yaml(new FileSystemResource(file)))).singleElement()
			.satisfies((property) -> assertThat(property.refused()).isFalse());
	}

	/**
	 * Spring Boot reads ./application.yml by a path without a directory.
	 */
	@Test
	void aFileOfTheWorkingDirectoryIsLookedAtThereToo() throws IOException {
		TextResourceOrigin origin = new TextResourceOrigin(new FileSystemResource("application.yml"), null);
		PropertySource<?> source = new OriginTrackedMapPropertySource("file",
				Map.of("ofauto.migrations.latee", OriginTrackedValue.of("reject", origin)));
		assertThat(look(source)).singleElement().satisfies((property) -> assertThat(property.refused()).isTrue());
		Path mounted = Files.createDirectory(Path.of("..data"));
		try {
			assertThat(look(source)).singleElement().satisfies((property) -> assertThat(property.refused()).isFalse());
		}
		finally {
			Files.delete(mounted);
		}
	}

	@Test
	void aPropertyOfATestIsRefused() {
		assertThat(look(new MapPropertySource("Inlined Test Properties", Map.of("ofauto.migrations.latee", "x"))))
			.containsExactly(new UnknownProperty("ofauto.migrations.latee", "in the properties of the test",
					"ofauto.migrations.late", true));
	}

	@Test
	void aConfigTreeAndARemoteSourceOnlyWarn() throws IOException {
		Files.createDirectories(this.directory.resolve("ofauto/migrations"));
		Files.writeString(this.directory.resolve("ofauto/migrations/latee"), "reject");
		assertThat(look(new ConfigTreePropertySource("Config tree", this.directory))).singleElement()
			.satisfies((property) -> assertThat(property.refused()).isFalse())
			.satisfies((property) -> assertThat(property.nearest()).isEqualTo("ofauto.migrations.late"));
		assertThat(look(new MapPropertySource("configserver:https://config/shop", Map.of("ofauto.migrations.x.y", 1))))
			.containsExactly(
					new UnknownProperty("ofauto.migrations.x.y", "in configserver:https://config/shop", null, false));
	}

	@ParameterizedTest
	@CsvSource({ "OFAUTO_MIGRATIONS_LATEE, OFAUTO_MIGRATIONS_LATE",
			"OFAUTO_MIGRATIONS_LOCATION_0, OFAUTO_MIGRATIONS_LOCATIONS",
			"OFAUTO_MIGRATIONS_TIME_ZONES, OFAUTO_MIGRATIONS_TIMEZONE",
			"ofauto_migrations_seed_enable, OFAUTO_MIGRATIONS_SEED_ENABLED" })
	void anEnvironmentVariableOnlyWarns(String name, String nearest) {
		assertThat(variable(name))
			.containsExactly(new UnknownProperty(name, "in the environment variables", nearest, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "OFAUTO_MIGRATIONS_LOCATIONS", "OFAUTO_MIGRATIONS_LOCATIONS_0",
			"OFAUTO_MIGRATIONS_LOCATIONS_0_", "OFAUTO_MIGRATIONS_TIMEZONE", "OFAUTO_MIGRATIONS_TIME_ZONE",
			"ofauto_migrations_late", "ofauto.migrations.time-zone", "OFAUTO_MIGRATIONS_SEED_ONSTARTUP",
			"OFAUTO_MIGRATIONS_SHADOWURL", "OFAUTO_MIGRATIONS_PROFILES_DEVELOPMENT_0_", "OFAUTO_MIGRATIONS",
			"OFAUTO_MIGRATION_X" })
	void aVariableThatSpringBootReadsIsKnown(String name) {
		assertThat(variable(name)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OFAUTO_MIGRATIONS_SERVICE_HOST", "OFAUTO_MIGRATIONS_SERVICE_PORT",
			"OFAUTO_MIGRATIONS_SERVICE_PORT_HTTP", "OFAUTO_MIGRATIONS_PORT", "OFAUTO_MIGRATIONS_PORT_5432_TCP",
			"OFAUTO_MIGRATIONS_PORT_5432_TCP_PROTO", "OFAUTO_MIGRATIONS_PORT_53_UDP_ADDR",
			"OFAUTO_MIGRATIONS_PORT_36412_SCTP", "OFAUTO_MIGRATIONS_API_PORT",
			"OFAUTO_MIGRATIONS_API_PORT_80_TCP_PORT" })
	void whatKubernetesMakesOfTheNameOfAServiceIsNoProperty(String name) {
		assertThat(variable(name)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ofauto.migrations.time-zone", "ofauto.migrations.timeZone", "ofauto.migrations.time_zone",
			"OFAUTO.MIGRATIONS.TIMEZONE", "ofauto.migrations.locations[0]", "ofauto.migrations.locations.0",
			"ofauto.migrations.profiles.development", "ofauto.migrations.profiles[ci][1]",
			"ofauto.migrations.command-line.sources", "ofauto.migrations.schemaSource", "ofauto.migrationsx",
			"ofauto.x" })
	void eachSpellingIsKnown(String name) {
		assertThat(look(new MapPropertySource("systemProperties", Map.of(name, "x")))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ofauto.migrations.seed", "ofauto.migrations.time.zone", "ofauto.migrations.profiles",
			"ofauto.migrations.locations.first", "ofauto.migrations.seed.on.startup" })
	void aNameOfAnotherShapeIsNot(String name) {
		assertThat(look(new MapPropertySource("systemProperties", Map.of(name, "x")))).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "ofauto.migration.enabled, ofauto.migrations.enabled",
			"ofauto-migrations.on-startup, ofauto.migrations.on-startup",
			"ofauto.migratons.default-schema, ofauto.migrations.default-schema",
			"ofauto.migrations-url, ofauto.migrations.url", "OFAUTO_MIGRATIONS_LATE, ofauto.migrations.late",
			"ofuato.migrations.late, ofauto.migrations.late",
			"ofautomigrations.seed.on-startup, ofauto.migrations.seed.on-startup",
			"ofauto.migration.locations[0], ofauto.migrations.locations",
			"ofauto.migration.profiles.ci, ofauto.migrations.profiles.ci" })
	void aSlipInThePrefixIsSaid(String name, String meant) {
		assertThat(look(new MapPropertySource("systemProperties", Map.of(name, "x"))))
			.containsExactly(new UnknownProperty(name, "in the system properties", meant, true));
		assertThat(look(new MapPropertySource("defaultProperties", Map.of(name, "x"))))
			.containsExactly(new UnknownProperty(name, "in the application's default properties", meant, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ofauto.migration.batch-size", "ofauto.migrator.url", "ofauto.url",
			"ofauto.immigration.url", "ofauto.orders.user", "other.migrations.url", "spring.flyway.url",
			"ofauto.migration", "migrations.enabled", "auto.integrations.url", "ofauto.migrations" })
	void thePropertiesOfOthersAreTheirs(String name) {
		assertThat(look(new MapPropertySource("systemProperties", Map.of(name, "x")))).isEmpty();
	}

	@Test
	void aSlipInAVariablesPrefixIsAWarning() {
		assertThat(variable("OFAUTO_MIGRATION_TIME_ZONE")).containsExactly(new UnknownProperty(
				"OFAUTO_MIGRATION_TIME_ZONE", "in the environment variables", "OFAUTO_MIGRATIONS_TIMEZONE", false));
	}

	private static List<UnknownProperty> variable(String name) {
		return look(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "x")));
	}

	private static PropertySource<?> yaml(Resource resource) throws IOException {
		return new YamlPropertySourceLoader().load("Config resource", resource).get(0);
	}

	private static List<UnknownProperty> look(PropertySource<?> source) {
		StandardEnvironment environment = new StandardEnvironment() {

			@Override
			protected void customizePropertySources(MutablePropertySources sources) {
				sources.addLast(source);
			}

		};
		return UnknownProperties.in(environment);
	}

}
