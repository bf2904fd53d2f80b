package com.ofauto.migrations.core;

import java.util.Arrays;
import java.util.List;

/**
 * The {@link Gate} refused an operation. Nothing has been changed.
 *
 * @since 0.1.0
 */
public final class GateRefusedException extends MigrationException {

	private final Operation operation;

	private final Reason reason;

	private final MigrationEnvironment environment;

	GateRefusedException(Operation operation, Reason reason, MigrationEnvironment environment, String problem,
			String remedy) {
		super(problem, remedy, null);
		this.operation = operation;
		this.reason = reason;
		this.environment = environment;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * What was to be done.
	 * @return the act
	 */
	public Operation act() {
		return this.operation;
	}

	/**
	 * Why it was refused.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * The environment whose rules refused it: the application's, or that of the
	 * database's stamp.
	 * @return the environment
	 */
	public MigrationEnvironment environment() {
		return this.environment;
	}

	static GateRefusedException enabledWhereForbidden(String property, Operation operation,
			MigrationEnvironment environment, boolean named) {
		return new GateRefusedException(operation, Reason.ENVIRONMENT, environment,
				property + "=true, but " + refusal(operation, environment, named),
				"Set " + property + " only in the file of a profile that allows it, such as application-dev.yml, and "
						+ start(named) + ".");
	}

	static GateRefusedException environment(Operation operation, MigrationEnvironment environment, boolean named) {
		String refusal = refusal(operation, environment, named);
		return new GateRefusedException(operation, Reason.ENVIRONMENT, environment,
				Character.toUpperCase(refusal.charAt(0)) + refusal.substring(1),
				named ? "No setting allows this. On a database of your own, start with a development profile, such as"
						+ " --spring.profiles.active=dev."
						: "On a database of your own, start with a development profile, such as"
								+ " --spring.profiles.active=dev.");
	}

	static GateRefusedException notEnabled(Operation operation, String property) {
		return new GateRefusedException(operation, Reason.NOT_ENABLED, MigrationEnvironment.DEVELOPMENT,
				"A " + operation.word() + " is not enabled here.", "Set " + property
						+ "=true in the file of a profile for development or tests, such as application-dev.yml.");
	}

	static GateRefusedException moreRows(Operation operation, String why) {
		return new GateRefusedException(operation, Reason.MORE_ROWS, MigrationEnvironment.DEVELOPMENT,
				why + ": another session has written rows since. Nothing of the change remains.",
				"Run the command again; it shows what would be lost now.");
	}

	private static String start(boolean named) {
		return named ? "not in a file that every profile reads"
				: "start with that profile: --spring.profiles.active=dev";
	}

	private static String refusal(Operation operation, MigrationEnvironment environment, boolean named) {
		String where = named ? "the environment is " + environment.word()
				: "no environment is named, so the rules of production apply";
		List<String> allowed = Arrays.stream(MigrationEnvironment.values())
			.filter(operation::allowedIn)
			.map(MigrationEnvironment::word)
			.toList();
		int last = allowed.size() - 1;
		return where + ", and a " + operation.word() + " is allowed in " + String.join(", ", allowed.subList(0, last))
				+ " and " + allowed.get(last) + " only.";
	}

	/**
	 * Why the gate refuses.
	 */
	public enum Reason {

		/** The environment of the application does not allow it. */
		ENVIRONMENT,

		/** The operation is allowed, but no property enables it. */
		NOT_ENABLED,

		/** The application names another environment than the database's stamp. */
		OTHER_STAMP,

		/** The database's stamp does not allow it. */
		STAMPED,

		/** The database is a copy of another one. */
		COPY,

		/** The database has data and no stamp. */
		NO_STAMP,

		/** The rows would be written to another database. */
		OTHER_DATABASE,

		/** More rows would be lost than were shown. */
		MORE_ROWS

	}

}
