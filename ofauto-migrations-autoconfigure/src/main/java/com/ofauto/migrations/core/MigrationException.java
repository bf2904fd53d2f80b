package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * The work could not be done. Every failure says what happened and what to do next; the
 * subclasses carry the details as fields.
 *
 * @since 0.1.0
 */
public abstract sealed class MigrationException extends FailureException
		permits MigrationFilesException, MigrationScriptException, BaselineRequiredException, DeployRejectedException,
		StatementFailedException, MigrationBlockedException, LockUnavailableException, UnsupportedDatabaseException,
		ConnectionLostException, ResolveRefusedException, DatabaseAccessException, GateRefusedException,
		StampRefusedException, OperationFailedException, DeployAwaitedException, MigrationCancelledException,
		DeployStoppedException, RollbackRefusedException, RollbackFailedException, CaptureRefusedException {

	MigrationException(String problem, String remedy, @Nullable Throwable cause) {
		super(ReadableText.lines(problem), ReadableText.lines(remedy), cause);
	}

}
