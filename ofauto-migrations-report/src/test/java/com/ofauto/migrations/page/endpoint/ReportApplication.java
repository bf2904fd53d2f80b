package com.ofauto.migrations.page.endpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.TestDatabase;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that has the page and nothing of its own.
 */
final class ReportApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private ReportApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts one.
	 * @param settings further properties
	 */
	static ReportApplication start(WebApplicationType type, TestDatabase database, Path migrations,
			String... settings) {
		List<String> properties = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"management.endpoints.web.exposure.include=migrations,migrationsreport",
				"spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user(),
				"spring.datasource.password=" + database.password(), "ofauto.migrations.on-startup=none",
				"ofauto.migrations.environment=staging", "ofauto.migrations.locations=file:" + migrations));
		properties.addAll(List.of(settings));
		return new ReportApplication(new SpringApplicationBuilder(Configuration.class).web(type)
			.properties(properties.toArray(String[]::new))
			.run());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	boolean has(Class<?> type) {
		return this.context.getBeanProvider(type).stream().findAny().isPresent();
	}

	String address(String path) {
		return "http://localhost:" + ((WebServerApplicationContext) this.context).getWebServer().getPort() + path;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Configuration {

	}

}
