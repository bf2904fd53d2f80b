package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command to type leads to the same database, and tells nobody a password.
 */
class ChosenConfigurationTests {

	@Test
	void whatChoosesTheConfigurationIsRepeated() {
		assertThat(before("--spring.profiles.active=prod", "migrate", "status", "--server.port=0", "--check",
				"--spring.config.additional-location=file:/etc/shop/", "--ofauto.migrations.default-schema=app",
				"--SPRING_DATASOURCE_URL=x", "--spring.datasource.url=jdbc:postgresql://db:5432/shop",
				"--spring.datasource.username=shop", "--spring.datasource.hikari.maximum-pool-size=3"))
			.isEqualTo("--spring.profiles.active=prod --spring.config.additional-location=file:/etc/shop/"
					+ " --ofauto.migrations.default-schema=app --spring.datasource.url=jdbc:postgresql://db:5432/shop"
					+ " --spring.datasource.username=shop ");
		assertThat(before("migrate", "status")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--database reporting", "--database=reporting" })
	void theOneOfSeveralDatabasesIsRepeated(String option) {
		List<String> typed = new ArrayList<>(List.of("migrate", "deploy", "--spring.profiles.active=prod"));
		typed.addAll(List.of(option.split(" ")));
		ChosenConfiguration chosen = ChosenConfiguration.of(List.of(), typed);
		assertThat(chosen.before("migrate resolve --applied a")).isEqualTo(option + " --spring.profiles.active=prod ");
		assertThat(chosen.before("migrate deploy --database other")).isEqualTo("--spring.profiles.active=prod ");
	}

	@Test
	void whatIsSaidTwiceStaysSo() {
		assertThat(before("--spring.profiles.active=prod", "--spring.profiles.active=eu"))
			.isEqualTo("--spring.profiles.active=prod --spring.profiles.active=eu ");
	}

	@Test
	void aDecisionForOneStartIsNot() {
		assertThat(before("--ofauto.migrations.once.baseline=1_a", "--ofauto.migrations.once.accept-edit=1_a",
				"--ofauto.migrations.once.resolve-applied[0]=1_a", "--ofauto.migrations.once.resolveRolledBack=1_a",
				"--ofauto.migrations.once.stamp.database=shop", "--ofauto.migrations.once.stamp.environment=production",
				"--ofauto.migrations.databases.reporting.once.baseline=1_a", "--ofauto.migrations.reset.enabled=true"))
			.isEqualTo("--ofauto.migrations.reset.enabled=true ");
	}

	@Test
	void aSystemPropertyIsSaidAsAnArgumentUnlessOneReplacesIt() {
		assertThat(ChosenConfiguration
			.of(List.of("-Xmx1g", "-Dfile.encoding=UTF-8", "-Dspring.profiles.active=dev",
					"-Dspring.config.import=optional:file:db.yml"), List.of("--spring.profiles.active=prod"))
			.before("migrate deploy"))
			.isEqualTo("--spring.profiles.active=prod --spring.config.import=optional:file:db.yml ");
	}

	@Test
	void whatTheCommandSaysItselfIsLeftToIt() {
		assertThat(ChosenConfiguration.of(List.of(), List.of("--ofauto.migrations.default-schema=app"))
			.before("migrate stamp development --ofauto.migrations.default-schema=other")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.datasource.password=S3CR", "--ofauto.migrations.password=S3CR",
			"--spring.datasource.url=jdbc:postgresql://db/shop?user=a&password=S3CR",
			"--spring.datasource.url=jdbc:postgresql://db/shop?pass%77ord=S3CR",
			"--spring.datasource.url=jdbc:postgresql://db/shop?sslpassword=S3CR",
			"--spring.datasource.url=postgresql://shop:S3CR@db/shop",
			"--spring.datasource.url=postgresql://shop%3AS3CR%40db/shop",
			"--ofauto.migrations.url=postgresql://a:S3CR@b", "--ofauto.migrations.shadow-password=S3CR",
			"--ofauto.migrations.url=%zzS3CR", "--spring.config.import=configserver:http://a:S3CR@config",
			"--spring.config.import=vault://x?token=S3CR", "--ofauto.migrations.environment=S3CR\u001b[2J" })
	void aPasswordIsNeverSaid(String argument) {
		assertThat(before(argument)).isEqualTo(argument.substring(0, argument.indexOf('=')) + "=… ");
	}

	@Test
	void whatAShellWouldReadOtherwiseIsQuoted() {
		assertThat(before("--spring.config.location=file:/my shop/", "--spring.datasource.username=o'neil",
				"--spring.datasource.url=jdbc:postgresql://db/shop?a=b&c=d", "--spring.profiles.active=",
				"--spring.config.import=configtree:/run/secrets/"))
			.isEqualTo("--spring.config.location='file:/my shop/' --spring.datasource.username='o'\\''neil'"
					+ " --spring.datasource.url='jdbc:postgresql://db/shop?a=b&c=d' --spring.profiles.active=''"
					+ " --spring.config.import=configtree:/run/secrets/ ");
	}

	private static String before(String... arguments) {
		return ChosenConfiguration.of(List.of(), List.of(arguments)).before("migrate deploy");
	}

}
