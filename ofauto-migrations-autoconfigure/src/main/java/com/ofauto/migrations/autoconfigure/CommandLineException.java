package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.ExitCode;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The configuration does not lead to a database. Spring Boot's analyzers say why.
 */
final class CommandLineException extends RuntimeException implements ExitCodeGenerator {

	CommandLineException(Throwable cause) {
		super("The command could not be carried out with this configuration", cause);
	}

	@Override
	public int getExitCode() {
		return ExitCode.UNREACHABLE.number();
	}

}
