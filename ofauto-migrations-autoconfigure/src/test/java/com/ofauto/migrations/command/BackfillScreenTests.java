package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of a backfill, which are those of its page.
 */
@ExtendWith(PostgresExtension.class)
class BackfillScreenTests {

	private static final Path PAGE = Path.of("../docs/backfills.md");

	private static final String FILL = "20260302000000_fill_region";

	private static final String SET = "20260303000000_region_is_set";

	private Screens screens;

	private Path migrations;

	@BeforeEach
	void aBackfillAndWhatNeedsIt(TestDatabase database, @TempDir Path project) throws IOException {
		this.migrations = project.resolve("src/main/resources/db/migrations");
		this.screens = new Screens(project, database)
			.file("20260301000000_clients",
					"CREATE TABLE clients (id bigint PRIMARY KEY, country text, region text);\n")
			.type("migrate deploy");
		database.execute("ALTER TABLE clients SET (autovacuum_enabled = off);"
				+ " INSERT INTO clients SELECT n, 'country ' || n, NULL FROM generate_series(1, 40000) n;"
				+ " ANALYZE clients");
		this.screens.file(FILL, statement()).file(SET, "ALTER TABLE clients ALTER COLUMN region SET NOT NULL;\n");
		ImpactFile.write(this.migrations, FILL, "17.0", """
				{'line': 1, 'command': 'UPDATE', 'transaction': 1, 'alone': false, 'rowsUnknown': true,
				'locks': [{'relation': 'clients', 'kind': 'table', 'mode': 'ROW EXCLUSIVE'}]}""");
		ImpactFile.write(this.migrations, SET, "17.0", """
				{'line': 1, 'command': 'ALTER TABLE', 'transaction': 1, 'alone': false, 'scans': ['clients'],
				'locks': [{'relation': 'clients', 'kind': 'table', 'mode': 'ACCESS EXCLUSIVE'}]}""");
		this.screens.shown();
	}

	/**
	 * The statement of the page.
	 */
	private static String statement() throws IOException {
		String page = Files.readString(PAGE);
		int start = page.indexOf("```sql\n") + 7;
		return page.substring(start, page.indexOf("```", start));
	}

	@Test
	void pendingInterruptedAndApplied(TestDatabase database) throws IOException {
		this.screens.type("migrate status").type("migrate deploy --dry-run");
		database.execute("UPDATE clients SET country = NULL WHERE id = 17001;"
				+ " ALTER TABLE clients ADD CONSTRAINT known CHECK (country IS NOT NULL) NOT VALID");
		this.screens.type("migrate deploy").type("migrate status");
		database.execute("ALTER TABLE clients DROP CONSTRAINT known;"
				+ " UPDATE clients SET country = 'country 17001' WHERE id = 17001");
		this.screens.type("migrate deploy").areAsIn("backfill.txt");
		assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE region = upper(country)"))
			.isEqualTo(40000);
	}

	@Test
	void thePageShowsThem() throws IOException {
		List<String> golden = Arrays
			.asList(Files.readString(Path.of("src/test/resources/command/backfill.txt")).split("exit code \\d\n+"));
		String page = Files.readString(PAGE);
		for (int shown : new int[] { 0, 1, 3, 4 }) {
			String screen = golden.get(shown).replaceAll("(?m)^\\|( |$)", "").strip();
			assertThat(page).contains("```console\n" + screen + "\n```");
		}
	}

}
