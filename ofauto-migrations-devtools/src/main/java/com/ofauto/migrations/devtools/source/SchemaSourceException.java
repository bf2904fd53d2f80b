package com.ofauto.migrations.devtools.source;

import com.ofauto.migrations.core.FailureException;
import org.jspecify.annotations.Nullable;

/**
 * A schema source cannot be built.
 */
public final class SchemaSourceException extends FailureException {

	SchemaSourceException(String problem, String remedy) {
		this(problem, remedy, null);
	}

	SchemaSourceException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

}
