package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a schema in Prisma's language makes of what the migrations have built, rule by
 * rule: exactly the schema of a database that was made by hand.
 */
@ExtendWith(PostgresExtension.class)
class PrismaMergeTests {

	@TempDir
	private Path directory;

	static List<MergeCase> cases() throws IOException {
		int version = PostgresServer.shared().majorVersion();
		return MergeCase.all().stream().filter((rule) -> rule.fromVersion() <= version).toList();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatTheLanguageHasNoWordsForStays(MergeCase rule, TestDatabase development) {
		try (Project project = new Project(this.directory, development).with("schema.prisma", rule.prisma())) {
			DatabaseSchema desired = project.desired("schema.prisma", project.built(rule.history()))
				.withoutUsualParts();
			DatabaseSchema expected = project.built(rule.desired()).withoutUsualParts();
			assertThat(desired.objects()).isEqualTo(expected.objects());
			assertThat(desired.comments()).isEqualTo(expected.comments());
			assertThat(desired.dependencies()).containsExactlyInAnyOrderElementsOf(expected.dependencies());
		}
	}

}
