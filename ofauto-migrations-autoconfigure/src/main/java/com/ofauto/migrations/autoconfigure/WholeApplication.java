package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.SameDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application with all its beans, for the part of a command that needs one of them.
 * It is started the first time that one is asked for, which is after the gate has let the
 * act pass and a person has confirmed it.
 *
 * @since 0.1.0
 */
@Internal
public final class WholeApplication {

	static final String BEAN = "migrationsWholeApplication";

	private final SpringApplication application;

	private final CommandExit exit;

	private final List<String> arguments;

	private final Output output;

	/** What is bound to the application stays bound, and a command binds its own. */
	private final Set<String> sources;

	private volatile @Nullable ConfigurableApplicationContext context;

	WholeApplication(SpringApplication application, CommandExit exit, List<String> arguments, Output output,
			Set<String> sources) {
		this.application = application;
		this.exit = exit;
		this.arguments = arguments;
		this.output = output;
		this.sources = sources;
	}

	/**
	 * A bean of the application.
	 * @param <T> the bean's type
	 * @param type the bean's type
	 * @param operation what it is about to do
	 * @param asked the engine of which the act was asked
	 * @return the bean
	 * @throws com.ofauto.migrations.core.GateRefusedException if the application leads to
	 * another database than the one that was asked
	 */
	public <T> T bean(Class<T> type, Operation operation, Migrator asked) {
		ConfigurableApplicationContext started = this.context;
		if (started == null) {
			started = start();
			this.context = started;
			SameDatabase.require(operation, asked, bean(started, Migrator.class));
			// Some of them may be told from its beans alone.
			started.getBean(CommandDatabases.class).requireOwnPlace();
		}
		return bean(started, type);
	}

	/**
	 * The database that the command was given.
	 */
	Optional<String> database() {
		return CommandLine.database(this.arguments);
	}

	/**
	 * The bean of the database that the command works on.
	 */
	private <T> T bean(ConfigurableApplicationContext started, Class<T> type) {
		return DatabaseNames.of(started.getEnvironment())
			.chosen(database())
			.filter((name) -> !name.equals(DatabaseNames.DEFAULT))
			.map((name) -> started.getBean(NamedDatabases.bean(name, type), type))
			.orElseGet(() -> started.getBean(type));
	}

	/**
	 * Those that have been started, to be closed in this order.
	 * @param command the context of the command
	 */
	List<ConfigurableApplicationContext> contexts(ConfigurableApplicationContext command) {
		List<ConfigurableApplicationContext> contexts = new ArrayList<>(2);
		ConfigurableApplicationContext started = this.context;
		if (started != null) {
			contexts.add(started);
		}
		contexts.add(command);
		return contexts;
	}

	private ConfigurableApplicationContext start() {
		this.application.setSources(this.sources);
		try {
			return SpringApplication.withHook((application) -> (application == this.application) ? new Start()
					: new SpringApplicationRunListener() {
					}, () -> this.application.run(this.arguments.toArray(String[]::new)));
		}
		catch (AbandonedRunException ex) {
			return started(ex);
		}
		catch (RuntimeException ex) {
			// Spring Boot has reported it.
			this.exit.exit(ExitCode.BUG.number());
			throw ex;
		}
	}

	private static ConfigurableApplicationContext started(AbandonedRunException ex) {
		ConfigurableApplicationContext context = ex.getApplicationContext();
		if (context == null) {
			throw ex;
		}
		return context;
	}

	/**
	 * Gives the application what a command gets, and leaves it before its runners are
	 * called, which are not meant.
	 */
	private final class Start implements SpringApplicationRunListener {

		@Override
		public void contextLoaded(ConfigurableApplicationContext context) {
			context.getBeanFactory().registerSingleton(CommandLineRunListener.OUTPUT, WholeApplication.this.output);
			context.getBeanFactory().registerSingleton(BEAN, WholeApplication.this);
		}

		@Override
		public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
			throw new AbandonedRunException(context);
		}

		/**
		 * A bean of the application may meet a refusal before the command does.
		 */
		@Override
		public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
			CommandLineRunListener.exitIfKnown(failure, WholeApplication.this.exit, WholeApplication.this.output);
		}

	}

}
