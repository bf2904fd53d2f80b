package com.ofauto.migrations.devtools.ddl;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchSettings;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each form of the check list on the PostgreSQL of this run: the judge sees it, or says
 * that it is no difference, and what is made of it is what the list says.
 */
@Tag("ddl")
@TestInstance(Lifecycle.PER_CLASS)
class FormTests {

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private final TestDatabase database = PostgresServer.shared().createDatabase();

	private final Judges judges = new Judges(this.majorVersion);

	private final Connection connection;

	private final FormDatabase forms;

	private final ScratchDatabases scratch;

	private final FormRun run;

	FormTests(@TempDir Path directory) throws SQLException {
		PGSimpleDataSource dataSource = this.database.dataSource();
		dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
		this.connection = dataSource.getConnection();
		this.scratch = new ScratchDatabases(new ScratchSettings(this.database.dataSource(), null, false,
				directory.toString(), MigratorSettings.defaults(), List.of()));
		this.forms = new FormDatabase(this.connection, this.database.programUrl(), this.judges);
		this.run = new FormRun(this.forms, this.scratch, directory);
	}

	@BeforeAll
	void createWhatBelongsToTheServer() throws SQLException {
		this.forms.execute("CREATE ROLE form_role");
		this.forms.execute("SET allow_in_place_tablespaces = on");
		this.forms.execute("CREATE TABLESPACE form_space LOCATION ''");
	}

	@AfterAll
	void dropDatabaseAndRole() throws SQLException {
		System.out.println(this.judges);
		this.forms.build("DROP ROLE form_role");
		this.forms.execute("DROP TABLESPACE form_space");
		this.scratch.close();
		this.connection.close();
		this.database.close();
	}

	Stream<Form> forms() {
		return FormFile.all().stream().filter((form) -> form.fromVersion() <= this.majorVersion);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void isSeenByTheJudgeAndAnsweredAsTheListSays(Form form) throws Exception {
		FormRun.Seen seen = this.run.see(form);
		assertThat(seen.differences()).as("what the judge sees")
			.matches((seenByJudge) -> seenByJudge.isEmpty() == form.answer().startsWith("no difference: "));
		switch (form.answer().replaceFirst(":.*", "")) {
			case "compared", "privileges" -> assertThat(seen.answer()).as(seen.text()).isEqualTo("compared");
			case "refused" -> {
				assertThat(seen.answer()).as(seen.text()).isEqualTo("refused");
				assertThat(seen.text()).contains(form.answer().substring("refused: ".length()));
			}
			case "not compared" -> assertThat(seen.answer()).as(seen.text()).matches("(?s)nothing|wrong.*");
			case "wrong" -> assertThat(seen.answer()).as(seen.text()).startsWith("wrong");
			default -> assertThat(seen.answer()).as(seen.text()).isEqualTo("nothing");
		}
	}

}
