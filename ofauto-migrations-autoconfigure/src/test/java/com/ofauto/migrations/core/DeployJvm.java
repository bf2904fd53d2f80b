package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.support.ApplicationJvm;

/**
 * Starts a {@link DeployProcess}, or another main class with its arguments.
 */
public final class DeployJvm {

	private static final ApplicationJvm JVM = ApplicationJvm.after(DeployProcess.class,
			"jdbc:postgresql://localhost:1/none", "nobody", "none", "file:migrations", PoolerMode.NONE.name());

	private DeployJvm() {
	}

	/**
	 * Prepares a start, whose output has the errors too.
	 * @param main has the main method
	 * @param megabytes the largest heap
	 * @param arguments those of {@link DeployProcess}
	 */
	public static ProcessBuilder command(Class<?> main, int megabytes, String... arguments) {
		return JVM.command(main, List.of(arguments), "-Xmx" + megabytes + "m").redirectErrorStream(true);
	}

}
