package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link MigrationsDataSourceException}.
 */
class MigrationsDataSourceFailureAnalyzer extends AbstractFailureAnalyzer<MigrationsDataSourceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrationsDataSourceException cause) {
		return new FailureAnalysis(cause.problem(), MigrationsDataSourceException.REMEDY, cause);
	}

}
