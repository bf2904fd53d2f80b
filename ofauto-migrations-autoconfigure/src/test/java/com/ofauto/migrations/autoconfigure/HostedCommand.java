package com.ofauto.migrations.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.aot.AotDetector;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.SpringProperties;

/**
 * A command that runs in the JVM of the tests, which is many times cheaper than a JVM of
 * its own. What the process makes of it, such as its exit, its streams, its log and its
 * signals, needs a {@link CommandProcess}.
 */
final class HostedCommand {

	private final ByteArrayOutputStream data = new ByteArrayOutputStream();

	private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

	/**
	 * The command's own thread and those that it starts. A pool that another test has
	 * left open may log at the same time.
	 */
	private final InheritableThreadLocal<Boolean> own = new InheritableThreadLocal<>();

	private @Nullable CommandProcess end;

	private HostedCommand() {
	}

	static CommandProcess run(Class<?> application, String... arguments) throws JoranException {
		PrintStream out = System.out;
		PrintStream err = System.err;
		HostedCommand command = new HostedCommand();
		try {
			command.own.set(true);
			System.setOut(command.instead(out, command.data));
			System.setErr(command.instead(err, command.notes));
			return command.start(application, arguments);
		}
		finally {
			command.own.remove();
			System.setOut(out);
			System.setErr(err);
			SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
			resetLog();
		}
	}

	private CommandProcess start(Class<?> application, String... arguments) {
		SpringApplication start = new SpringApplication(application);
		start.addBootstrapRegistryInitializer((registry) -> registry.register(CommandExit.class, (at) -> this::exit));
		try {
			start.run(arguments).close();
		}
		catch (RuntimeException ex) {
			if (this.end == null && ex instanceof ExitCodeGenerator reported) {
				return end(reported.getExitCode());
			}
			if (this.end == null) {
				throw ex;
			}
			return this.end;
		}
		throw new IllegalStateException("The application was no command");
	}

	/**
	 * What comes behind the first exit would not happen in a process.
	 */
	private void exit(int code) {
		if (this.end == null) {
			this.end = end(code);
		}
		throw new AbandonedRunException();
	}

	private CommandProcess end(int code) {
		return new CommandProcess(code, this.data.toString(StandardCharsets.UTF_8),
				this.notes.toString(StandardCharsets.UTF_8));
	}

	private PrintStream instead(PrintStream stream, ByteArrayOutputStream seen) {
		return new PrintStream(new OutputStream() {

			@Override
			public void write(int octet) throws IOException {
				target().write(octet);
			}

			@Override
			public void write(byte[] octets, int offset, int length) throws IOException {
				target().write(octets, offset, length);
			}

			private OutputStream target() {
				return (HostedCommand.this.own.get() != null) ? seen : stream;
			}

		}, true, StandardCharsets.UTF_8);
	}

	private static void resetLog() throws JoranException {
		LoggingSystem.get(HostedCommand.class.getClassLoader()).cleanUp();
		LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
		log.reset();
		new ContextInitializer(log).autoConfig();
	}

}
