package com.ofauto.migrations.command;

import com.ofauto.migrations.core.FailureException;

/**
 * A command is refused, or a person declined it. Nothing has been done.
 *
 * @since 0.1.0
 */
public final class CommandRefusedException extends FailureException {

	/**
	 * Creates an exception.
	 * @param problem why not, in one or more sentences
	 * @param remedy what to do instead
	 */
	public CommandRefusedException(String problem, String remedy) {
		super(problem, remedy, null);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

}
