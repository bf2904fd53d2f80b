package com.ofauto.migrations.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.ofauto.migrations.core.Migrator;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Changes the environment of a command at the one moment when the configuration files
 * have been read and the log has not begun.
 */
final class CommandLineEnvironment implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String SOURCES = "migrationsCommandLineSources";

	private final Consumer<ConfigurableEnvironment> configurer;

	CommandLineEnvironment(Consumer<ConfigurableEnvironment> configurer) {
		this.configurer = configurer;
	}

	@Override
	public int getOrder() {
		return EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER + 5;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.configurer.accept(event.getEnvironment());
	}

	static MigrationsCommandLineProperties properties(ConfigurableEnvironment environment) {
		MigrationsCommandLineProperties properties = Binder.get(environment)
			.bindOrCreate("ofauto.migrations.command-line", MigrationsCommandLineProperties.class);
		if (!environment.getProperty("ofauto.migrations.enabled", Boolean.class, true)) {
			properties.setEnabled(false);
		}
		return properties;
	}

	/**
	 * Switches off the web server, the banner, seeding, eager beans and the shutdown
	 * hook, see {@link CommandShutdown}; logs only warnings, and what the operator asks
	 * for on the command line.
	 */
	static void quieten(ConfigurableEnvironment environment) {
		Map<String, Object> quiet = new HashMap<>(Map.of("spring.main.web-application-type", "none",
				"spring.main.banner-mode", "off", "spring.main.log-startup-info", "false",
				"spring.main.lazy-initialization", "true", "spring.main.keep-alive", "false",
				"spring.main.register-shutdown-hook", "false", "ofauto.migrations.seed.on-startup", "false"));
		DatabaseNames.entries(environment)
			.keySet()
			.forEach((name) -> quiet.put(DatabaseNames.PREFIX + name + ".seed.on-startup", "false"));
		environment.getPropertySources().addFirst(new MapPropertySource("migrationsCommandLine", quiet));
		Map<String, Object> levels = new HashMap<>();
		levels.put("logging.level.root", "warn");
		// What stops the application is reported once it has stopped.
		levels.put("logging.level.org.springframework.context", "error");
		levels.put("logging.level." + Migrator.class.getName(), "off");
		MapPropertySource log = new MapPropertySource("migrationsCommandLineLog", levels);
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.contains(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME, log);
		}
		else {
			sources.addFirst(log);
		}
	}

	/**
	 * Spring Boot takes this property for the names of classes to load beside those that
	 * the application was created with.
	 */
	static void useSources(ConfigurableEnvironment environment, List<String> sources) {
		environment.getPropertySources()
			.addFirst(new MapPropertySource(SOURCES, Map.of("spring.main.sources", String.join(",", sources))));
	}

	/**
	 * Takes that back.
	 */
	static void useAllSources(ConfigurableEnvironment environment) {
		environment.getPropertySources().remove(SOURCES);
	}

}
