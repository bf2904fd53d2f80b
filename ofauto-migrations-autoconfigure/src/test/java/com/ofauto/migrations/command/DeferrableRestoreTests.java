package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kept rows of tables whose unique constraints may be deferred, which no ON CONFLICT
 * passes over.
 */
@ExtendWith(PostgresExtension.class)
class DeferrableRestoreTests {

	private static final String TABLES = """
			CREATE TABLE "places$ofauto$" (id int PRIMARY KEY, place int UNIQUE DEFERRABLE INITIALLY DEFERRED);
			CREATE TABLE spans (span int4range, EXCLUDE USING gist (span WITH &&) DEFERRABLE);
			""";

	@Test
	void theyAreWrittenUnlessTheirPlaceIsTaken(@TempDir Path project, TestDatabase database) throws IOException {
		Screens screens = new Screens(project, database).in(MigrationEnvironment.DEVELOPMENT)
			.file("20260101000000_places", TABLES)
			.type("migrate deploy");
		database.execute("INSERT INTO \"places$ofauto$\" VALUES (1, 10), (2, 20), (3, NULL), (4, 40);"
				+ " INSERT INTO spans VALUES ('[1,5)'), ('[7,9)')");
		screens.type("migrate reset --confirm ofauto").shown();
		database.execute("INSERT INTO \"places$ofauto$\" VALUES (1, 10), (9, 20), (4, 41);"
				+ " INSERT INTO spans VALUES ('[4,6)')");
		assertThat(screens.type("db restore --confirm ofauto").shown()).startsWith("""
				$ java -jar app.jar db restore --confirm ofauto
				places$ofauto$: 1 row written, 1 row there already, 2 rows not written, another row has the key
				spans: 1 row written, 1 row not written, another row has the key
				""");
		assertThat(database.queryForStrings("SELECT id, place FROM \"places$ofauto$\" ORDER BY id"))
			.containsExactly("1|10", "3|", "4|41", "9|20");
		assertThat(database.queryForStrings("SELECT span FROM spans ORDER BY span")).containsExactly("[4,6)", "[7,9)");
	}

}
