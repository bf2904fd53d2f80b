package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.HistoryHint;
import com.ofauto.migrations.core.MigrationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.ClassUtils;

/**
 * Shows a failed start in the engine's own sentences.
 */
class MigrationsFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

	private static final boolean DEVELOPMENT_TOOLS = ClassUtils.isPresent(
			"com.ofauto.migrations.devtools.command.SchemaCommands", MigrationsFailureAnalyzer.class.getClassLoader());

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
		String hint = DEVELOPMENT_TOOLS ? HistoryHint.of(cause).map((text) -> "\n" + text).orElse("") : "";
		return new FailureAnalysis(cause.problem(), cause.remedy() + hint, cause);
	}

}
