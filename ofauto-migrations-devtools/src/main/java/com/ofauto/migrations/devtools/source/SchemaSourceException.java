package com.ofauto.migrations.devtools.source;

import com.ofauto.migrations.core.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A schema source cannot be built.
 */
public final class SchemaSourceException extends RuntimeException implements Failure {

	private final String problem;

	private final String remedy;

	SchemaSourceException(String problem, String remedy) {
		this(problem, remedy, null);
	}

	SchemaSourceException(String problem, String remedy, @Nullable Throwable cause) {
		super(remedy.isEmpty() ? problem : problem + "\n" + remedy, cause);
		this.problem = problem;
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
