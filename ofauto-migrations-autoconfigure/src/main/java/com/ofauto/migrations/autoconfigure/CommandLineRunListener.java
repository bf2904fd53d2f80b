package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.StandardStreams;
import com.ofauto.migrations.core.Failure;
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
import org.springframework.core.env.Environment;

/**
 * Turns an application's start into a command if its arguments are one: with the
 * application's environment, without its beans. The classes that the application was
 * created with are left out; those that were added to it, as by
 * {@code SpringApplication.from(…).with(…)}, stay.
 */
final class CommandLineRunListener implements SpringApplicationRunListener, Ordered {

	static final String OUTPUT = "migrationsCommandOutput";

	private final SpringApplication application;

	private final List<String> arguments;

	private final Set<String> ownSources;

	/**
	 * Whether it is started as a {@link WholeApplication}, which stays an application.
	 */
	private final boolean asked;

	private CommandExit exit = System::exit;

	private @Nullable StandardStreams streams;

	private Set<String> bound = Set.of();

	CommandLineRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = List.of(arguments);
		this.ownSources = application.getAllSources()
			.stream()
			.filter(Class.class::isInstance)
			.map((source) -> ((Class<?>) source).getName())
			.collect(Collectors.toUnmodifiableSet());
		this.asked = application.getListeners().stream().anyMatch(CommandLineEnvironment.class::isInstance);
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		this.exit = CommandExit.of(bootstrapContext);
		if (!this.asked && CommandLine.isCommand(this.arguments)) {
			this.application.addListeners(new CommandLineEnvironment(this::configure));
		}
	}

	/**
	 * Called for the command, and again if it needs the whole application.
	 */
	private void configure(ConfigurableEnvironment environment) {
		if (this.streams != null) {
			CommandLineEnvironment.quieten(environment);
			CommandLineEnvironment.useAllSources(environment);
			return;
		}
		MigrationsCommandLineProperties properties = CommandLineEnvironment.properties(environment);
		if (!properties.isEnabled()) {
			return;
		}
		this.streams = StandardStreams.take();
		CommandLineEnvironment.quieten(environment);
		// A copy: the command's own are about to be bound to the same set.
		this.bound = new LinkedHashSet<>(this.application.getSources());
		CommandLineEnvironment.useSources(environment, properties.getSources());
		this.application.addPrimarySources(Set.of(CommandLineConfiguration.class));
		// What was generated ahead of time is the application, which is not what starts.
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
	}

	/**
	 * The log works by now, and no bean is known yet.
	 */
	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.asked) {
			return;
		}
		ArgumentCheck check = new ArgumentCheck(context.getEnvironment());
		try {
			check.requireKnownProperties();
		}
		catch (UnknownPropertyException ex) {
			if (this.streams == null) {
				throw ex;
			}
			this.exit.exit(
					CommandLine.misused(ex.problem(), UnknownPropertyException.REMEDY, this.streams.output()).number());
		}
		if (this.streams != null) {
			requireDatabases(context.getEnvironment(), this.streams.output());
		}
		if (this.streams == null) {
			check.requireNoSystemProperty(this.arguments);
			check.requireNoBareCommand(this.arguments);
		}
	}

	private void requireDatabases(Environment environment, Output output) {
		try {
			DatabaseNames names = DatabaseNames.of(environment);
			CommandLine.database(this.arguments).ifPresent(names::requireSelectable);
		}
		catch (MigrationsDatabasesException ex) {
			this.exit.exit(CommandLine.misused(ex.problem(), ex.remedy(), output).number());
		}
	}

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		if (this.streams == null) {
			return;
		}
		Output output = this.streams
			.output(CommandLineEnvironment.properties(context.getEnvironment()).isAgentsMayConfirm());
		context.getBeanFactory().registerSingleton(OUTPUT, output);
		context.getBeanFactory()
			.registerSingleton(WholeApplication.BEAN,
					new WholeApplication(this.application, this.exit, this.arguments, output, this.bound));
		removeOwnSources((BeanDefinitionRegistry) context.getBeanFactory());
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
			WholeApplication whole = context.getBean(WholeApplication.class);
			this.exit.exit(CommandShutdown.exitCode(() -> whole.contexts(context), () -> run(context)));
		}
	}

	/**
	 * Some bean of those that were added may meet a refusal before the command does.
	 */
	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		if (this.streams != null) {
			exitIfKnown(failure, this.exit, this.streams.output());
		}
	}

	/**
	 * Reports a failed start as a command reports it, if a migration is its cause.
	 */
	static void exitIfKnown(Throwable failure, CommandExit exit, Output output) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Failure known) {
				exit.exit(CommandLine.report(known, output).number());
			}
		}
		InvalidValue.in(failure)
			.ifPresent(
					(invalid) -> exit.exit(CommandLine.misused(invalid.problem(), invalid.remedy(), output).number()));
	}

	private ExitCode run(ConfigurableApplicationContext context) {
		try {
			return context.getBean(CommandLine.class).run(this.arguments);
		}
		catch (BeansException ex) {
			Optional<InvalidValue> invalid = InvalidValue.in(ex);
			if (invalid.isPresent()) {
				return CommandLine.misused(invalid.get().problem(), invalid.get().remedy(),
						Objects.requireNonNull(this.streams).output());
			}
			Optional<MissingDriverException> missing = MissingDriverException.in(ex, context.getEnvironment());
			if (missing.isPresent()) {
				return CommandLine.report(missing.get(), Objects.requireNonNull(this.streams).output());
			}
			throw new CommandLineException(ex);
		}
	}

}
