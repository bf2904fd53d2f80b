package com.ofauto.migrations.autoconfigure;

import java.util.List;

import com.ofauto.migrations.command.DatabaseAdvice;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.FailureException;

/**
 * One of an application's databases stops its start.
 */
final class DatabaseStartException extends FailureException {

	private final Kind kind;

	/**
	 * Creates one.
	 * @param name the database
	 * @param done the databases before it, which stay as they are
	 * @param failure what happened
	 * @param cause the same
	 */
	DatabaseStartException(String name, List<String> done, Failure failure, RuntimeException cause) {
		super(problem(name, done, failure), remedy(name, failure), cause);
		this.kind = failure.kind();
	}

	private static String problem(String name, List<String> done, Failure failure) {
		String before = done.isEmpty() ? "" : " The start has finished with " + String.join(", ", done) + " before.";
		return "The database named " + name + " stops the start." + before + "\n" + failure.problem();
	}

	private static String remedy(String name, Failure failure) {
		String advice = DatabaseAdvice.of(name);
		return failure.remedy().isEmpty() ? advice : failure.remedy() + "\n" + advice;
	}

	@Override
	public Kind kind() {
		return this.kind;
	}

}
