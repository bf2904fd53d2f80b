package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.command.HistoryHint;
import com.ofauto.migrations.core.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.util.ClassUtils;

/**
 * Shows a failed start in the sentences of the {@link Failure} that caused it.
 */
class MigrationsFailureAnalyzer implements FailureAnalyzer {

	private static final boolean DEVELOPMENT_TOOLS = ClassUtils.isPresent(
			"com.ofauto.migrations.devtools.command.SchemaCommands", MigrationsFailureAnalyzer.class.getClassLoader());

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Failure explained) {
				return new FailureAnalysis(explained.problem(), explained.remedy() + hint(explained), cause);
			}
		}
		return null;
	}

	private static String hint(Failure failure) {
		return DEVELOPMENT_TOOLS ? HistoryHint.of(failure).map((text) -> "\n" + text).orElse("") : "";
	}

}
