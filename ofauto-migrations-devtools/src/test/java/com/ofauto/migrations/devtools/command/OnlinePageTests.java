package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about {@code --online}: its schemas are used, its commands typed, and its
 * screens and files are what comes of it.
 */
@ExtendWith(PostgresExtension.class)
class OnlinePageTests {

	private static final Path PAGE = Path.of("../docs/online.md");

	private static final List<String> COMMANDS = List.of("migrate dev --name first",
			"migrate dev --name rules --online", "migrate dev --name types --online --create-only");

	@Test
	void theStoryIsWhatHappens(TestDatabase database, @TempDir Path directory) throws IOException {
		String page = Files.readString(PAGE);
		DevProject project = new DevProject(directory, database).source("schema.sql");
		List<String> schemas = blocks(page, "```sql\n-- schema.sql\n");
		List<String> seen = new ArrayList<>();
		for (int number = 0; number < COMMANDS.size(); number++) {
			project.file("schema.sql", schemas.get(number)).type(COMMANDS.get(number));
			String screen = project.screen().replace("$ java -jar app.jar ", "$ ");
			if (number > 0) {
				seen.add("```console\n" + screen + "```\n");
			}
			if (number == 1) {
				seen.add("```sql\n" + project.newest("migration.sql") + "```\n");
			}
		}
		Files.writeString(Path.of("target/online-seen.md"), String.join("\n", seen));
		assertThat(page).contains(seen);
	}

	private static List<String> blocks(String page, String begin) {
		List<String> blocks = new ArrayList<>();
		for (int at = page.indexOf(begin); at >= 0; at = page.indexOf(begin, at + 1)) {
			int start = at + begin.length();
			blocks.add(page.substring(start, page.indexOf("```", start)));
		}
		return blocks;
	}

}
