package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link BareCommandException}.
 */
class BareCommandFailureAnalyzer extends AbstractFailureAnalyzer<BareCommandException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BareCommandException cause) {
		return new FailureAnalysis(cause.command().problem(), cause.command().remedy(), cause);
	}

}
