package com.ofauto.migrations.autoconfigure;

import java.util.List;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An application that says which engines it was given.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrationsAutoConfiguration.class,
		MigrationsDevAutoConfiguration.class })
class SeveralDatabasesApplication {

	public static void main(String[] args) {
		SpringApplication.run(SeveralDatabasesApplication.class, args);
	}

	@Bean
	String engines(Migrator one, List<Migrator> unqualified, @Qualifier("reporting") Migrator reporting, Seed seed,
			Reset reset, @Qualifier("reporting") Seed otherSeed, @Qualifier("reporting") Reset otherReset) {
		System.out.println("Engines: " + one.settings().name() + " of " + unqualified.size() + ", "
				+ reporting.settings().name() + "; " + (seed != otherSeed) + " " + (reset != otherReset));
		return "engines";
	}

}
