package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about {@code impact.json}.
 */
@ExtendWith(PostgresExtension.class)
class ImpactPageTests {

	private static final Path DEMO = Path
		.of("../demo-app/src/main/resources/db/migrations/20260331093000_validate_campaign_dates/impact.json");

	private final String page = read(Path.of("../docs/impact.md"));

	@Test
	void theExampleIsTheFileOfTheDemo() {
		String file = read(DEMO);
		assertThat(this.page).contains("```json\n" + file + "```\n");
		assertThat(ImpactText.write(ImpactText.read(file))).isEqualTo(file);
	}

	@Test
	void theTablesHaveEachField() {
		assertThat(this.page).contains(Stream.of(MigrationImpact.class, StatementImpact.class)
			.flatMap((type) -> Stream.of(type.getRecordComponents()))
			.map(RecordComponent::getName)
			.map((name) -> "\n| `" + name + "` | ")
			.toList());
	}

	@Test
	void theScreenIsThatOfACheck(TestDatabase database, @TempDir Path directory) throws IOException {
		DevProject project = new DevProject(directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE orders (id int, total bigint);")
			.migration("20260101000000_orders", "CREATE TABLE orders (id int, total int);")
			.migration("20260102000000_total", "ALTER TABLE orders ALTER COLUMN total TYPE bigint;");
		project.type("migrate impact").screen();
		project.edit("20260102000000_total", "impact.json", "      \"rewrites\": [\"orders\"],\n", "");
		String screen = project.type("migrate check").screen().replace("$ java -jar app.jar ", "$ ");
		assertThat(this.page).contains("```console\n" + screen + "```\n");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
