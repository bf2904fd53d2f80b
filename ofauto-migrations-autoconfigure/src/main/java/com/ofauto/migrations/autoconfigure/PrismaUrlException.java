package com.ofauto.migrations.autoconfigure;

/**
 * An address, in Prisma's form or in none, cannot be used. Its message has nothing of the
 * address.
 */
final class PrismaUrlException extends IllegalStateException {

	private final String problem;

	private final String remedy;

	PrismaUrlException(String property, String problem, String remedy) {
		super("The URL in " + property + " " + problem + ".\n" + remedy);
		this.problem = "The URL in " + property + " " + problem + ".";
		this.remedy = remedy;
	}

	String problem() {
		return this.problem;
	}

	String remedy() {
		return this.remedy;
	}

}
