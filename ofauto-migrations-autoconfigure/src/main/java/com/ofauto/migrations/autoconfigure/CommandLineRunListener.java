package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.StandardStreams;
import com.ofauto.migrations.core.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes a command of an application's start if its arguments are one: with the
 * application's environment, without its beans. The classes that the application was
 * created with are left out; those that were added to it, as by
 * {@code SpringApplication.from(…).with(…)}, stay.
 */
final class CommandLineRunListener implements SpringApplicationRunListener, Ordered {

	/** Commands that may need any bean of the application. */
	private static final Set<String> WHOLE_APPLICATION = Set.of("db seed", "db reset", "migrate reset");

	/** Commands that need the application where they seed. */
	private static final Set<String> SEEDING = Set.of("migrate dev");

	private final SpringApplication application;

	private final List<String> arguments;

	private final Set<String> ownSources;

	private @Nullable StandardStreams streams;

	private boolean wholeApplication;

	CommandLineRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = List.of(arguments);
		this.ownSources = application.getAllSources()
			.stream()
			.filter(Class.class::isInstance)
			.map((source) -> ((Class<?>) source).getName())
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (CommandLine.isCommand(this.arguments)) {
			this.application.addListeners(new CommandLineEnvironment(this::configure));
		}
	}

	private void configure(ConfigurableEnvironment environment) {
		CommandLineProperties properties = CommandLineEnvironment.properties(environment);
		if (!properties.isEnabled()) {
			return;
		}
		this.streams = StandardStreams.take();
		CommandLineEnvironment.quieten(environment);
		this.wholeApplication = needsWholeApplication(environment);
		if (!this.wholeApplication) {
			CommandLineEnvironment.useSources(environment, properties.getSources());
		}
		this.application.addPrimarySources(Set.of(CommandLineConfiguration.class));
		// What was generated ahead of time is the application, which is not what starts.
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
	}

	/**
	 * The log works by now, and no bean is known yet.
	 */
	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		ArgumentCheck check = new ArgumentCheck(context.getEnvironment());
		try {
			check.requireKnownProperties();
		}
		catch (UnknownPropertyException ex) {
			if (this.streams == null) {
				throw ex;
			}
			System.exit(
					CommandLine.misused(ex.problem(), UnknownPropertyException.REMEDY, this.streams.output()).number());
		}
		if (this.streams == null) {
			check.requireNoBareCommand(this.arguments);
		}
	}

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		if (this.streams == null) {
			return;
		}
		context.getBeanFactory().registerSingleton("migrationsCommandOutput", this.streams.output());
		if (!this.wholeApplication) {
			removeOwnSources((BeanDefinitionRegistry) context.getBeanFactory());
		}
	}

	private void removeOwnSources(BeanDefinitionRegistry registry) {
		for (String name : registry.getBeanDefinitionNames()) {
			BeanDefinition definition = registry.getBeanDefinition(name);
			if (this.ownSources.contains(String.valueOf(definition.getBeanClassName()))) {
				registry.removeBeanDefinition(name);
			}
		}
	}

	/**
	 * Before the application's runners, which are not meant.
	 */
	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.streams != null) {
			System.exit(CommandShutdown.exitCode(context, () -> run(context)));
		}
	}

	/**
	 * Some bean of the whole application may meet a refusal before the command does.
	 */
	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		for (Throwable cause = failure; this.streams != null && cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException known) {
				System.exit(CommandLine.report(known, this.streams.output()).number());
			}
		}
	}

	private ExitCode run(ConfigurableApplicationContext context) {
		try {
			return context.getBean(CommandLine.class).run(this.arguments);
		}
		catch (BeansException ex) {
			throw new CommandLineException(ex);
		}
	}

	private boolean needsWholeApplication(ConfigurableEnvironment environment) {
		String name = CommandLine.name(this.arguments);
		return WHOLE_APPLICATION.contains(name) || SEEDING.contains(name)
				&& environment.getProperty("ofauto.migrations.seed.enabled", Boolean.class, false);
	}

}
