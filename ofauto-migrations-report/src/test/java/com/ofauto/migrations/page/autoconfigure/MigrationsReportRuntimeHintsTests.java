package com.ofauto.migrations.page.autoconfigure;

import com.ofauto.migrations.page.ReportPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.ImportRuntimeHints;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsReportRuntimeHintsTests {

	@ParameterizedTest
	@ValueSource(strings = { "page.css", "page.js" })
	void aNativeImageKeepsWhatThePageIsMadeOf(String name) {
		assertThat(ReportPage.class.getResource(name)).isNotNull();
		RuntimeHints hints = new RuntimeHints();
		new MigrationsReportRuntimeHints().registerHints(hints, null);
		String resource = ReportPage.class.getPackageName().replace('.', '/') + "/" + name;
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(hints);
	}

	@Test
	void theAutoConfigurationBringsThem() {
		assertThat(MigrationsReportAutoConfiguration.class.getAnnotation(ImportRuntimeHints.class).value())
			.containsExactly(MigrationsReportRuntimeHints.class);
	}

}
