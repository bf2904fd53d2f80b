package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A start that was told what it does not understand ends before a bean is made.
 */
@ExtendWith(OutputCaptureExtension.class)
class ArgumentCheckTests {

	@Test
	void anUnknownPropertyStopsTheStart(CapturedOutput output) {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> start("--ofauto.migrations.location=file:x", "--ofauto.migrations.lat=reject"));
		assertThat(output).contains("""
				Description:

				ofauto.migrations.location is not a property of OFAuto Migrations. It is set on the command line. \
				Did you mean ofauto.migrations.locations?
				ofauto.migrations.lat is not a property of OFAuto Migrations. It is set on the command line. \
				Did you mean ofauto.migrations.late?

				Action:

				Correct the name or remove the property, and start again; nothing has been done. docs/configuration.md \
				lists all properties.
				""").doesNotContain("A bean is made");
	}

	@Test
	void anUnknownPropertyThatMayBeOfANewerReleaseIsAWarning(CapturedOutput output) {
		SpringApplication application = application();
		application.addInitializers((context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("remote", Map.of("ofauto.migrations.latee", "reject"))));
		application.run().close();
		assertThat(output).containsOnlyOnce("ofauto.migrations.latee is not a property of OFAuto Migrations. It is"
				+ " set in remote. Did you mean ofauto.migrations.late? It has no effect.");
	}

	@ParameterizedTest
	@CsvSource({ "status, migrate status", "deploy --dry-run, migrate deploy --dry-run",
			"--dry-run deploy, migrate deploy --dry-run", "reset --confirm shop, migrate reset --confirm shop",
			"seed, db seed", "new add_cars, migrate new add_cars", "stamp production, migrate stamp production",
			"help, migrate help", "help deploy, migrate help deploy", "check, migrate check",
			"dev --name x --rename a.b=c, migrate dev --name x --rename a.b=c", "pull --print, db pull --print",
			"resolve --applied 1_a, migrate resolve --applied 1_a" })
	void aCommandWithoutItsFirstWordIsRefused(String said, String meant, CapturedOutput output) {
		assertThatExceptionOfType(BareCommandException.class)
			.isThrownBy(() -> start(("--spring.profiles.active=prod " + said).split(" ")))
			.satisfies((failure) -> assertThat(failure.getExitCode()).isEqualTo(2));
		assertThat(output)
			.contains(
					"""
							Description:

							The arguments "%s" are a command of OFAuto Migrations that lacks its first word.

							Action:

							Run %s with the same properties; nothing has been done. If the arguments are the application's own, set \
							ofauto.migrations.command-line.refuse-bare-commands=false.
							"""
						.formatted(said, meant))
			.doesNotContain("A bean is made");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "serve", "status of everything", "deploy --to production", "--dry-run",
			"check --input a", "help me please", "--debug", "studio", "-Dofauto.other=1", "-Dspring.x=1",
			"--ofauto.migration.batch=5", "status --ofauto.migrations.command-line.refuse-bare-commands=false",
			"status --ofauto.migrations.command-line.enabled=false", "status --ofauto.migrations.enabled=false" })
	void otherArgumentsAreTheApplications(String said, CapturedOutput output) {
		start(said.split(" ")).close();
		assertThat(output).contains("A bean is made");
	}

	@ParameterizedTest
	@CsvSource({ "-Dofauto.migrations.enabled=false, ofauto.migrations.enabled",
			"-Dofauto.migrations.password=secret, ofauto.migrations.password",
			"-DOFAUTO.migrations.waitLimit, OFAUTO.migrations.waitLimit" })
	void aSystemPropertyBehindTheJarIsRefused(String argument, String name, CapturedOutput output) {
		assertThatExceptionOfType(UnknownPropertyException.class).isThrownBy(() -> start("serve", argument));
		assertThat(output).contains("""
				Description:

				-D%1$s is an argument of the application and has no effect: Java reads -D only before -jar or the main \
				class.

				Action:

				Write --%1$s instead, or move it before -jar, and start again; nothing has been done.
				""".formatted(name)).doesNotContain("A bean is made", "secret");
	}

	@Test
	void aSlipInThePrefixIsRefusedWhereItWasTyped(CapturedOutput output) {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> start("--ofauto.migration.enabled=false"));
		assertThat(output)
			.contains("ofauto.migration.enabled is not a property of OFAuto Migrations. It is set on the"
					+ " command line. Did you mean ofauto.migrations.enabled?")
			.doesNotContain("A bean is made");
	}

	@Test
	void aRefusalNamesNoPropertyWhichMayBeASecret() {
		assertThatExceptionOfType(BareCommandException.class)
			.isThrownBy(() -> start("status", "--spring.datasource.password=secret"))
			.withMessageNotContaining("secret");
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return application().run(arguments);
	}

	private static SpringApplication application() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		List<String> bean() {
			System.out.println("A bean is made");
			return List.of("bean");
		}

	}

}
