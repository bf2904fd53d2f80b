package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link PrismaUrlException}.
 */
class PrismaUrlFailureAnalyzer extends AbstractFailureAnalyzer<PrismaUrlException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PrismaUrlException cause) {
		return new FailureAnalysis(cause.problem(), cause.remedy(), cause);
	}

}
