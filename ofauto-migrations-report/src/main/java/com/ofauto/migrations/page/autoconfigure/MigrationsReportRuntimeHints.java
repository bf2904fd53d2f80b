package com.ofauto.migrations.page.autoconfigure;

import com.ofauto.migrations.page.ReportPage;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image has to keep: style sheet and script of the page.
 */
final class MigrationsReportRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		String directory = ReportPage.class.getPackageName().replace('.', '/');
		hints.resources().registerPattern(directory + "/page.css").registerPattern(directory + "/page.js");
	}

}
