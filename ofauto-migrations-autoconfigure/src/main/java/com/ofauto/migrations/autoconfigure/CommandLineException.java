package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.ExitCode;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * The configuration does not lead to a database, or a property has a value that it cannot
 * have. Spring Boot's analyzers say why.
 */
final class CommandLineException extends RuntimeException implements ExitCodeGenerator {

	CommandLineException(Throwable cause) {
		super("The command cannot run with this configuration", cause);
	}

	@Override
	public int getExitCode() {
		for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof BindException) {
				return ExitCode.USAGE.number();
			}
		}
		return ExitCode.UNREACHABLE.number();
	}

}
