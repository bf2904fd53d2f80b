package com.ofauto.migrations.devtools.cases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.RenameFinder;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.script.NewerSyntax;
import com.ofauto.migrations.devtools.script.ScriptWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Proves one case: the script applies, the schemas are equal after it, nothing is left to
 * do, the data is there, and there is a way back; and the {@link Judgement} agrees.
 */
final class CaseRun {

	private final Differ differ = new Differ();

	private final ScriptWriter writer = new ScriptWriter(null);

	private final ScreenCheck screen = new ScreenCheck(this.writer);

	private final SchemaCase schemaCase;

	private final CaseDatabase current;

	private final CaseDatabase desired;

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Judgement judgement;

	private final Judges.Look fromLook;

	private final Judges.Look toLook;

	private final List<String> judged = new ArrayList<>();

	private final List<String> renamings = new ArrayList<>();

	CaseRun(SchemaCase schemaCase, CaseDatabase current, CaseDatabase desired, Judgement judgement)
			throws SQLException {
		this.schemaCase = schemaCase;
		this.current = current;
		this.desired = desired;
		this.judgement = judgement;
		this.from = build(current, "from");
		boolean ends = !schemaCase.has("refused") && !schemaCase.has("fails");
		boolean back = !schemaCase.has("one-way") && judgement.isAskedOnTheWayBack(schemaCase);
		this.fromLook = (ends && back) ? judgement.look(schemaCase, current) : Judges.NOTHING;
		this.to = build(desired, "to");
		this.toLook = ends ? judgement.look(schemaCase, desired) : Judges.NOTHING;
		current.execute(schemaCase.sql("data"));
	}

	private DatabaseSchema build(CaseDatabase database, String side) throws SQLException {
		database.empty();
		database.execute(this.schemaCase.sql("both"));
		database.execute(this.schemaCase.sql(side));
		return read(database);
	}

	private DatabaseSchema read(CaseDatabase database) throws SQLException {
		return database.read(this.schemaCase.has("grants"));
	}

	void prove() throws SQLException {
		check();
		if (this.schemaCase.has("refused")) {
			assertThatExceptionOfType(UnsupportedChangeException.class)
				.isThrownBy(() -> this.differ.compare(this.from, this.to))
				.withMessageContaining(this.schemaCase.text("refused"));
			return;
		}
		List<String> before = kept(false);
		DatabaseSchema renamed = rename();
		Difference difference = this.differ.compare(renamed, this.to);
		this.screen.check(renamed, this.to, difference);
		List<String> statements = statements(difference);
		assertThat(new NewerSyntax(new ScriptWriter(null, this.schemaCase::fromVersion), this.to).of(difference,
				this.schemaCase.fromVersion()))
			.isEmpty();
		StepCheck.check(this.schemaCase, difference,
				Stream.concat(this.renamings.stream(), statements.stream()).toList());
		if (this.schemaCase.has("fails")) {
			assertThat(StepCheck.effects(difference)).containsAnyOf(Hazard.Effect.MAY_FAIL, Hazard.Effect.DATA_LOST);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> apply(this.current, difference))
				.withMessageContaining(this.schemaCase.text("fails"));
			return;
		}
		apply(this.current, difference);
		checkEqual(read(this.current), this.to, statements);
		this.judged.addAll(this.judgement.compare(this.schemaCase, this.current, this.toLook, statements));
		assertThat(kept(true)).as("kept by%n%s", String.join("\n", statements)).isEqualTo(before);
		proveTheWayBack();
		this.judgement.check(this.schemaCase.toString(), this.judged);
	}

	/**
	 * Checks the case itself.
	 */
	void check() {
		ActionCheck.check(this.schemaCase, this.from, this.to);
	}

	/**
	 * Renames what is likely until nothing is, as a person would who says yes.
	 */
	private DatabaseSchema rename() throws SQLException {
		RenameFinder finder = new RenameFinder();
		List<Rename> open = new ArrayList<>(this.schemaCase.renames("renames"));
		DatabaseSchema schema = this.from;
		List<Rename> found = finder.find(schema, this.to);
		while (!open.isEmpty() && !found.isEmpty()) {
			assertThat(open).contains(found.get(0));
			open.remove(found.get(0));
			for (Rename part : finder.parts(found.get(0), schema)) {
				this.renamings.add(this.writer.renameStatement(part));
				this.screen.check(schema, this.to,
						new Difference(List.of(new ObjectStep.RenameObject(part.from(), part.to()))));
				this.current.execute(this.writer.renameStatement(part));
			}
			schema = read(this.current);
			found = finder.find(schema, this.to);
		}
		assertThat(open).as("renames that are not found").isEmpty();
		assertThat(found).as("what looks renamed and is not").isEqualTo(this.schemaCase.renames("suspected"));
		return schema;
	}

	private void proveTheWayBack() throws SQLException {
		if (this.schemaCase.has("one-way")) {
			return;
		}
		DatabaseSchema back = renamedBack();
		Difference difference = this.differ.compare(back, this.from);
		this.screen.check(back, this.from, difference);
		List<String> statements = statements(difference);
		apply(this.desired, difference);
		checkEqual(read(this.desired), this.from, statements);
		if (this.fromLook != Judges.NOTHING) {
			this.judged.addAll(this.judgement.compare(this.schemaCase, this.desired, this.fromLook, statements));
		}
	}

	private DatabaseSchema renamedBack() throws SQLException {
		List<Rename> renames = this.schemaCase.renames("renames");
		DatabaseSchema schema = this.to;
		for (int number = renames.size() - 1; number >= 0; number--) {
			Rename back = new Rename(renames.get(number).to(), renames.get(number).from());
			for (Rename part : new RenameFinder().parts(back, schema)) {
				this.desired.execute(this.writer.renameStatement(part));
			}
			schema = read(this.desired);
		}
		return schema;
	}

	private List<String> kept(boolean after) throws SQLException {
		List<String> query = new ArrayList<>();
		List<String> rows = new ArrayList<>();
		for (String line : this.schemaCase.sql("kept").split("\n")) {
			if (line.startsWith("=> ")) {
				rows.add(line.substring(3));
			}
			else {
				query.add(line);
			}
		}
		String sql = String.join("\n", query).strip();
		return (sql.isEmpty() || !rows.isEmpty() && !after) ? rows : this.current.query(sql);
	}

	private List<String> statements(Difference difference) {
		return difference.steps().stream().flatMap((step) -> this.writer.statements(step).stream()).toList();
	}

	/**
	 * Runs what is one transaction of a migration as one.
	 */
	private void apply(CaseDatabase database, Difference difference) throws SQLException {
		for (Difference transaction : ScriptWriter.transactions(difference)) {
			String script = this.writer.script(transaction);
			try {
				database.execute(script);
			}
			catch (SQLException ex) {
				throw new SQLException("%s%n-- in%n%s".formatted(ex.getMessage(), script), ex);
			}
		}
	}

	private void checkEqual(DatabaseSchema schema, DatabaseSchema expected, List<String> statements) {
		String script = String.join("\n", statements);
		assertThat(without(schema, expected)).as("objects after%n%s", script).isEqualTo(without(expected, schema));
		assertThat(schema.comments()).as("comments after%n%s", script).isEqualTo(expected.comments());
		assertThat(schema.grants()).as("grants after%n%s", script).isEqualTo(expected.grants());
		assertThat(schema.marks()).as("marks after%n%s", script).isEqualTo(expected.marks());
		assertThat(schema.dependencies()).as("dependencies after%n%s", script).isEqualTo(expected.dependencies());
		assertThat(statements(this.differ.compare(schema, expected))).as("left to do after%n%s", script).isEmpty();
	}

	/**
	 * The objects that another schema does not have so.
	 */
	private static List<SchemaObject> without(DatabaseSchema schema, DatabaseSchema other) {
		return schema.objects()
			.values()
			.stream()
			.filter((object) -> !object.equals(other.objects().get(object.id())))
			.toList();
	}

}
