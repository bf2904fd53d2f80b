package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases in the forms of {@code --online}, on the PostgreSQL of this run: all of them
 * in the profile "faults", and some in each build.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OnlineCaseTests {

	private static final int SAMPLE = 15;

	private int majorVersion;

	private CaseReport report;

	private int eased;

	private Judgement judgement;

	private CaseDatabase current;

	private CaseDatabase desired;

	@BeforeAll
	void createDatabases() throws SQLException {
		this.majorVersion = PostgresServer.shared().majorVersion();
		this.report = new CaseReport(this.majorVersion + "-online");
		this.judgement = new Judgement();
		this.current = new CaseDatabase();
		this.desired = new CaseDatabase();
	}

	@AfterAll
	void dropDatabases() throws SQLException, IOException {
		this.report.write(this.eased + " changes have another form online.");
		this.desired.close();
		this.current.close();
	}

	/**
	 * The cases without roles, which another class makes, and that come to an end.
	 */
	Stream<SchemaCase> all() {
		return CaseFile.all()
			.stream()
			.filter((schemaCase) -> schemaCase.fromVersion() <= this.majorVersion)
			.filter((schemaCase) -> !schemaCase.has("grants") && !schemaCase.has("refused") && !schemaCase.has("fails"))
			.filter((schemaCase) -> Stream.of("both", "from", "to", "data")
				.noneMatch((section) -> schemaCase.sql(section)
					.toLowerCase()
					.matches("(?s).*\\bcase.(reader|writer|owner)\\b.*")));
	}

	Stream<SchemaCase> some() {
		List<SchemaCase> all = all().toList();
		return IntStream.range(0, all.size()).filter((number) -> number % SAMPLE == 0).mapToObj(all::get);
	}

	@Tag("faults")
	@ParameterizedTest(name = "{0}")
	@MethodSource("all")
	void becomesTheSameOnline(SchemaCase schemaCase) throws Exception {
		prove(schemaCase);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("some")
	void someBecomeTheSameOnline(SchemaCase schemaCase) throws Exception {
		prove(schemaCase);
	}

	private void prove(SchemaCase schemaCase) throws Exception {
		this.report.run(schemaCase,
				() -> this.eased += new OnlineCaseRun(schemaCase, this.current, this.desired, this.judgement).prove());
	}

}
