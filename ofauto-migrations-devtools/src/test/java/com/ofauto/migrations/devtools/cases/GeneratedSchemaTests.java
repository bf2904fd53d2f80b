package com.ofauto.migrations.devtools.cases;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas that nobody has thought of: what was written of one is read as the same, and
 * each becomes the next. The seed is the name of the test; {@code -Dofauto.seeds=100,200}
 * makes others up.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GeneratedSchemaTests {

	private static final String SEEDS = System.getProperty("ofauto.seeds", "0,6");

	private final Differ differ = new Differ();

	private final ScriptWriter writer = new ScriptWriter(null);

	private final ScreenCheck screen = new ScreenCheck(this.writer);

	private final CaseDatabase made = new CaseDatabase();

	private final CaseDatabase written = new CaseDatabase();

	LongStream seeds() {
		String[] bounds = SEEDS.split(",");
		return LongStream.range(Long.parseLong(bounds[0]), Long.parseLong(bounds[1]));
	}

	@BeforeEach
	void empty() throws SQLException {
		this.made.empty();
		this.written.empty();
	}

	@AfterAll
	void close() throws SQLException {
		this.made.close();
		this.written.close();
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isReadAsItWasWrittenAndBecomesTheNext(long seed) throws SQLException {
		DatabaseSchema first = make(seed);
		reach(first);
		this.made.empty();
		reach(make(seed + 1));
		reach(first);
		this.made.empty();
		reach(this.made.read(false));
	}

	private DatabaseSchema make(long seed) throws SQLException {
		for (String statement : new SchemaGenerator(seed).statements()) {
			try {
				this.made.execute(statement);
			}
			catch (SQLException ex) {
				// What PostgreSQL does not take is no part of the schema.
			}
		}
		return this.made.read(false);
	}

	private void reach(DatabaseSchema wanted) throws SQLException {
		DatabaseSchema from = this.written.read(false);
		Difference difference = this.differ.compare(from, wanted);
		this.screen.check(from, wanted, difference);
		for (Difference transaction : ScriptWriter.transactions(difference)) {
			String script = this.writer.script(transaction);
			try {
				this.written.execute(script);
			}
			catch (SQLException ex) {
				throw new SQLException(ex.getMessage() + "\n-- in\n" + script, ex);
			}
		}
		DatabaseSchema reached = this.written.read(false);
		List<String> left = this.differ.compare(reached, wanted)
			.steps()
			.stream()
			.flatMap((step) -> this.writer.statements(step).stream())
			.toList();
		assertThat(left).as("left to do after%n%s", this.writer.script(difference)).isEmpty();
		assertThat(reached).as("after%n%s", this.writer.script(difference)).isEqualTo(wanted);
	}

}
