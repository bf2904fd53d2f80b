package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of the tables of cases, there and back, on the PostgreSQL of this run.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SchemaCaseTests {

	private static final List<String> ROLES = List.of("case_reader", "case_writer", "\"Case Owner\"");

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private final CaseReport report = new CaseReport(this.majorVersion);

	private final Judgement judgement = new Judgement();

	private final CaseDatabase current = new CaseDatabase();

	private final CaseDatabase desired = new CaseDatabase();

	@BeforeAll
	void createRoles() throws SQLException {
		for (String role : ROLES) {
			this.current.execute("DROP ROLE IF EXISTS " + role + "; CREATE ROLE " + role);
		}
	}

	@AfterAll
	void dropDatabasesAndRoles() throws SQLException, IOException {
		String judges = this.judgement.judges();
		System.out.println(judges);
		this.report.write(judges);
		this.desired.close();
		this.current.empty();
		for (String role : ROLES) {
			this.current.execute("DROP ROLE " + role);
		}
		this.current.close();
	}

	Stream<SchemaCase> cases() {
		return CaseFile.all().stream().filter((schemaCase) -> schemaCase.fromVersion() <= this.majorVersion);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void becomesWhatItShallBeAndComesBack(SchemaCase schemaCase) throws Exception {
		this.report.run(schemaCase, () -> new CaseRun(schemaCase, this.current, this.desired, this.judgement).prove());
	}

}
