package com.ofauto.migrations.devtools.cases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.RenameFinder;
import com.ofauto.migrations.devtools.diff.online.OnlineForms;
import com.ofauto.migrations.devtools.diff.online.OnlineRemark.Reason;
import com.ofauto.migrations.devtools.diff.online.SegmentedChange;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proves one case in the forms that keep nobody waiting: they lead to the same schema as
 * the plain ones, there and back, the rows are the same, and what keeps others waiting
 * all the same is said.
 */
final class OnlineCaseRun {

	private final Differ differ = new Differ();

	private final OnlineForms forms = new OnlineForms(Set.of());

	private final ScriptWriter writer = new ScriptWriter(null);

	private final SchemaCase schemaCase;

	private final CaseDatabase current;

	private final CaseDatabase desired;

	private final Judgement judgement;

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Judges.Look look;

	private final List<String> judged = new ArrayList<>();

	private int eased;

	OnlineCaseRun(SchemaCase schemaCase, CaseDatabase current, CaseDatabase desired, Judgement judgement)
			throws SQLException {
		this.schemaCase = schemaCase;
		this.current = current;
		this.desired = desired;
		this.judgement = judgement;
		this.from = build(current, "from");
		this.to = build(desired, "to");
		this.look = judgement.look(schemaCase, desired);
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

	/**
	 * Proves it.
	 * @return how many changes have got another form, there and back
	 */
	int prove() throws SQLException {
		List<String> expected = this.schemaCase.sql("kept")
			.lines()
			.filter((line) -> line.startsWith("=> "))
			.map((line) -> line.substring(3))
			.toList();
		List<String> before = expected.isEmpty() ? kept() : expected;
		boolean filled = prove(this.current, renamed(this.current, this.from, this.schemaCase.renames("renames")),
				this.to);
		this.judged.addAll(this.judgement.compare(this.schemaCase, this.current, this.look, List.of()));
		if (filled) {
			assertThat(kept()).isEqualTo(before);
		}
		if (!this.schemaCase.has("one-way")) {
			List<Rename> back = new ArrayList<>();
			this.schemaCase.renames("renames").forEach((rename) -> back.add(0, new Rename(rename.to(), rename.from())));
			prove(this.desired, renamed(this.desired, this.to, back), this.from);
		}
		this.judgement.checkThere(this.schemaCase.toString(), this.judged);
		return this.eased;
	}

	/**
	 * Proves one direction.
	 * @return whether all rows are as the plain forms would have left them
	 */
	private boolean prove(CaseDatabase database, DatabaseSchema start, DatabaseSchema end) throws SQLException {
		Difference plain = this.differ.compare(start, end);
		SegmentedChange online = this.forms.of(plain, start, end);
		this.eased += online.eased().size();
		checkSaid(online, plain, start);
		String script = this.writer.segments(online.segments());
		for (Difference segment : online.segments()) {
			for (Difference transaction : ScriptWriter.transactions(segment)) {
				try {
					database.execute(this.writer.script(transaction));
				}
				catch (SQLException ex) {
					throw new SQLException("%s%n-- in%n%s".formatted(ex.getMessage(), script), ex);
				}
			}
		}
		DatabaseSchema reached = read(database);
		assertThat(this.writer.script(this.differ.compare(reached, end))).as("left to do after%n%s", script).isEmpty();
		assertThat(reached.objects()).as("objects after%n%s", script).isEqualTo(end.objects());
		assertThat(reached.comments()).as("comments after%n%s", script).isEqualTo(end.comments());
		assertThat(reached.marks()).as("marks after%n%s", script).isEqualTo(end.marks());
		assertThat(reached.dependencies()).as("dependencies after%n%s", script).isEqualTo(end.dependencies());
		return online.remarks().stream().noneMatch((remark) -> remark.reason() == Reason.NOT_FILLED);
	}

	/**
	 * What keeps others waiting is eased or said, and so is what rows may not allow.
	 */
	private static void checkSaid(SegmentedChange online, Difference plain, DatabaseSchema start) {
		Map<About, List<Step>> said = new EnumMap<>(About.class);
		online.remarks()
			.forEach((remark) -> said.computeIfAbsent(about(remark.reason()), (about) -> new ArrayList<>())
				.add(remark.step()));
		Set<ObjectId> created = online.steps()
			.steps()
			.stream()
			.filter((step) -> step instanceof CreateTable || step instanceof CreateObject)
			.map(Step::object)
			.collect(Collectors.toSet());
		Predicate<Hazard> ofRows = (hazard) -> hasRowsHere(start.objects().get(hazard.table()))
				&& !created.contains(hazard.table());
		assertThat(said.getOrDefault(About.WAITING, List.of())).as("what keeps others waiting")
			.containsExactlyInAnyOrderElementsOf(
					steps(online.steps(), ofRows.and((hazard) -> hazard.kind().effect() == Hazard.Effect.BLOCKS)));
		assertThat(said.getOrDefault(About.VALUES, List.of())).as("what rows may lack a value for")
			.containsExactlyInAnyOrderElementsOf(steps(plain, ofRows
				.and((hazard) -> hazard.kind() == Hazard.Kind.NULLS || hazard.kind() == Hazard.Kind.REQUIRED_COLUMN)));
		assertThat(online.remarks()).noneMatch((remark) -> remark.reason() == Reason.NO_FORM);
	}

	private static boolean hasRowsHere(@Nullable SchemaObject object) {
		return object != null && !(object instanceof Table table && table.foreign() != null);
	}

	private static List<Step> steps(Difference difference, Predicate<Hazard> hazard) {
		return difference.steps().stream().filter((step) -> step.hazards().stream().anyMatch(hazard)).toList();
	}

	/**
	 * What a remark is about. A new reason does not compile until it has an answer.
	 */
	private static About about(Reason reason) {
		return switch (reason) {
			case PARTITIONED, EXCLUSION, PERIOD, OTHER_TYPE, COMPUTED, REQUIRED_AND_FILLED, ATTACHED, STORAGE, TOGETHER,
					NO_FORM ->
				About.WAITING;
			case MAY_LACK_VALUES, REQUIRED_WITHOUT_DEFAULT -> About.VALUES;
			case NOT_FILLED, RENAMED -> About.AFTERWARDS;
		};
	}

	private enum About {

		WAITING, VALUES, AFTERWARDS

	}

	private DatabaseSchema renamed(CaseDatabase database, DatabaseSchema schema, List<Rename> renames)
			throws SQLException {
		DatabaseSchema now = schema;
		for (Rename rename : renames) {
			for (Rename part : new RenameFinder().parts(rename, now)) {
				database.execute(this.writer.renameStatement(part));
			}
			now = read(database);
		}
		return now;
	}

	private List<String> kept() throws SQLException {
		String query = String
			.join("\n", this.schemaCase.sql("kept").lines().filter((line) -> !line.startsWith("=> ")).toList())
			.strip();
		return query.isEmpty() ? List.of() : this.current.query(query);
	}

}
