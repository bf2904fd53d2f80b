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
 * The cases of some tables of cases, there and back, on the PostgreSQL of this run. All
 * of them in one class would go on for minutes after the other classes of the module have
 * ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract sealed class SchemaCaseTests
		permits SchemaCaseAToCTests, SchemaCaseDToHTests, SchemaCaseIToOTests, SchemaCasePTests, SchemaCaseQToZTests {

	private static final List<String> ROLES = List.of("case_reader", "case_writer", "\"Case Owner\"");

	private final char first;

	private final char last;

	private int majorVersion;

	private CaseReport report;

	private Judgement judgement;

	private CaseDatabase current;

	private CaseDatabase desired;

	/**
	 * Takes tables by the first letters of their names.
	 */
	SchemaCaseTests(char first, char last) {
		this.first = first;
		this.last = last;
	}

	@BeforeAll
	void createDatabasesAndRoles() throws SQLException {
		this.majorVersion = PostgresServer.shared().majorVersion();
		this.report = new CaseReport(this.majorVersion + "-" + this.first + "-" + this.last);
		this.judgement = new Judgement();
		this.current = new CaseDatabase();
		this.desired = new CaseDatabase();
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

	/**
	 * The cases of this class on every PostgreSQL.
	 */
	Stream<SchemaCase> all() {
		return CaseFile.all().stream().filter((schemaCase) -> {
			char letter = schemaCase.file().charAt(0);
			return letter >= this.first && letter <= this.last;
		});
	}

	Stream<SchemaCase> cases() {
		return all().filter((schemaCase) -> schemaCase.fromVersion() <= this.majorVersion);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void becomesWhatItShallBeAndComesBack(SchemaCase schemaCase) throws Exception {
		this.report.run(schemaCase, () -> new CaseRun(schemaCase, this.current, this.desired, this.judgement).prove());
	}

}
