package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.FailureException;

/**
 * An address, in Prisma's form or in none, cannot be used. Its message has nothing of the
 * address.
 */
final class PrismaUrlException extends FailureException {

	PrismaUrlException(String property, String problem, String remedy) {
		super("The URL in " + property + " " + problem + ".", remedy, null);
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

}
