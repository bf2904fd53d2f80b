package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * Explains a start whose own database is not PostgreSQL's. The pool fails before anything
 * of this library is asked.
 */
class MissingDriverFailureAnalyzer implements FailureAnalyzer {

	private final Environment environment;

	MissingDriverFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		return MissingDriverException.in(failure, this.environment)
			.map((missing) -> new FailureAnalysis(missing.problem(), missing.remedy(), failure))
			.orElse(null);
	}

}
