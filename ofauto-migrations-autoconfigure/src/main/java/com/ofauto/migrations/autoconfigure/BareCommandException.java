package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.BareCommand;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.core.Failure;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The arguments are a command without its first word, and would have started the
 * application.
 */
final class BareCommandException extends IllegalStateException implements Failure, ExitCodeGenerator {

	private final transient BareCommand command;

	BareCommandException(BareCommand command) {
		super(command.problem() + "\n" + command.remedy());
		this.command = command;
	}

	@Override
	public String problem() {
		return this.command.problem();
	}

	@Override
	public String remedy() {
		return this.command.remedy();
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	@Override
	public int getExitCode() {
		return ExitCode.USAGE.number();
	}

}
