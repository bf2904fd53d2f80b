package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.BareCommand;
import com.ofauto.migrations.command.ExitCode;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The arguments are a command without its first word, and would have started the
 * application.
 */
final class BareCommandException extends IllegalStateException implements ExitCodeGenerator {

	private final transient BareCommand command;

	BareCommandException(BareCommand command) {
		super(command.problem() + "\n" + command.remedy());
		this.command = command;
	}

	BareCommand command() {
		return this.command;
	}

	@Override
	public int getExitCode() {
		return ExitCode.USAGE.number();
	}

}
