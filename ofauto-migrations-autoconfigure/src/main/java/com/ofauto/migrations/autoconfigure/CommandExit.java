package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.bootstrap.BootstrapContext;

/**
 * How a command ends: with its process, unless whoever starts the application in a
 * process that goes on registers another end at the application's bootstrap registry.
 * Such an end throws, so that nothing runs after it.
 */
@FunctionalInterface
interface CommandExit {

	/**
	 * Ends the process.
	 * @param code of the command
	 */
	void exit(int code);

	static CommandExit of(BootstrapContext context) {
		CommandExit other = context.getOrElse(CommandExit.class, null);
		return (other != null) ? other : System::exit;
	}

}
