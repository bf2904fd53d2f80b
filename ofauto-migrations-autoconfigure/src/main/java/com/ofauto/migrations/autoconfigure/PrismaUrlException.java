package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Failure;

/**
 * An address, in Prisma's form or in none, cannot be used. Its message has nothing of the
 * address.
 */
final class PrismaUrlException extends IllegalStateException implements Failure {

	private final String problem;

	private final String remedy;

	PrismaUrlException(String property, String problem, String remedy) {
		super("The URL in " + property + " " + problem + ".\n" + remedy);
		this.problem = "The URL in " + property + " " + problem + ".";
		this.remedy = remedy;
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	@Override
	public String problem() {
		return this.problem;
	}

	@Override
	public String remedy() {
		return this.remedy;
	}

}
