package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.online.OnlineForms;
import com.ofauto.migrations.devtools.diff.online.SegmentedChange;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.script.HazardText;
import com.ofauto.migrations.devtools.script.NewerStatement;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.jspecify.annotations.Nullable;

/**
 * Generates a migration from the difference between two schemas, and proves it: in a
 * scratch database the script must build the desired schema, and the rollback must
 * restore the old one.
 */
public final class Workbench {

	private static final String BUILD = "99999999999997_build";

	private static final String UP = "99999999999998_up";

	private static final String DOWN = "99999999999999_down";

	private final String defaultSchema;

	private final SchemaReader reader;

	private final Differ differ = new Differ();

	private final ScriptWriter writer;

	private final OldestServer oldest;

	private final Trial trial;

	private final ChangeForm form;

	/**
	 * Create a workbench.
	 * @param settings how a script is deployed in the trial
	 * @param privileges whether privileges and owners are compared
	 */
	public Workbench(MigratorSettings settings, boolean privileges) {
		this(settings, privileges, OldestServer.newest());
	}

	/**
	 * Create a workbench for scripts that run on several servers.
	 * @param settings as above
	 * @param privileges as above
	 * @param oldest the oldest of them
	 */
	public Workbench(MigratorSettings settings, boolean privileges, OldestServer oldest) {
		this(settings, privileges, oldest, null);
	}

	/**
	 * Create a workbench for scripts that keep nobody waiting.
	 * @param settings as above
	 * @param privileges as above
	 * @param oldest as above
	 * @param online gives steps their forms, or {@code null} for the plain forms
	 */
	public Workbench(MigratorSettings settings, boolean privileges, OldestServer oldest, @Nullable OnlineForms online) {
		this.defaultSchema = HomeSchema.name(settings.defaultSchema());
		this.reader = new SchemaReader(
				ReadOptions.allSchemas().withDefaultSchema(this.defaultSchema).withGrants(privileges));
		this.writer = new ScriptWriter(this.defaultSchema, oldest::major);
		this.oldest = oldest;
		this.trial = new Trial(settings);
		this.form = new ChangeForm(online);
	}

	/**
	 * Read the schema of a scratch database.
	 * @param database the database
	 * @return its schema
	 */
	public DatabaseSchema read(ScratchDatabase database) {
		return read(database.dataSource());
	}

	/**
	 * Read the schema of a database through a data source.
	 * @param database the data source
	 * @return its schema
	 */
	public DatabaseSchema read(DataSource database) {
		return this.reader.read(database);
	}

	/**
	 * Build a schema in an empty scratch database.
	 * @param empty an empty database
	 * @param schema the schema
	 * @throws DraftException if it cannot
	 */
	public void build(ScratchDatabase empty, DatabaseSchema schema) {
		DatabaseSchema bare = read(empty);
		SegmentedChange steps = SegmentedChange.plain(this.differ.compare(bare, schema));
		run(empty, BUILD, steps, new LockNeed(empty.dataSource(), bare, schema));
		DatabaseSchema built = read(empty);
		if (!isSame(built, schema)) {
			throw DraftException.remainder("", remainder(built, schema), false);
		}
	}

	/**
	 * Typed decisions are checked first, even if other questions are open.
	 */
	private static void rename(Renaming renaming, DatabaseSchema from, DatabaseSchema wanted,
			RenameDecisions decisions) {
		try {
			renaming.run(wanted, decisions);
		}
		catch (RenameUndecidedException ex) {
			decisions.requireFollowed(from, renaming.schema(), wanted, renaming.made());
			throw ex;
		}
		decisions.requireFollowed(from, renaming.schema(), wanted, renaming.made());
	}

	/**
	 * Generate a migration. Only one scratch database is open at a time, because there
	 * may be no place for a second.
	 * @param from the schema that the migrations build
	 * @param history makes scratch databases with that schema
	 * @param desired returns the desired schema, given the old one with the new names
	 * @param decisions the decisions about renames
	 * @return the migration and its rollback, both tried
	 * @throws DraftException if the script does not build the desired schema
	 * @throws RenameUndecidedException if a rename is undecided
	 * @throws UnsupportedChangeException if no statement can make a change without losing
	 * data
	 * @throws NewerServerException if the oldest server does not understand it
	 */
	public Draft draft(DatabaseSchema from, Supplier<ScratchDatabase> history, UnaryOperator<DatabaseSchema> desired,
			RenameDecisions decisions) {
		DatabaseSchema wanted = desired.apply(from);
		if (wanted.equals(from) && this.differ.compare(from, wanted).isEmpty()) {
			decisions.requireFollowed(from, from, wanted, List.of());
			return Draft.nothing();
		}
		Renaming renaming;
		try (ScratchDatabase database = history.get()) {
			renaming = new Renaming(this.reader, this.defaultSchema, database, from);
			rename(renaming, from, wanted, decisions);
			if (renaming.made().isEmpty()) {
				return draft(database, from, renaming, wanted);
			}
		}
		wanted = desired.apply(renaming.schema());
		try (ScratchDatabase database = history.get()) {
			renaming.again(database);
			return draft(database, from, renaming, wanted);
		}
	}

	private Draft draft(ScratchDatabase database, DatabaseSchema from, Renaming renaming, DatabaseSchema wanted) {
		Difference steps = this.differ.compare(renaming.schema(), wanted);
		Difference change = new Difference(Stream.concat(renaming.steps().stream(), steps.steps().stream()).toList());
		if (change.isEmpty()) {
			return Draft.nothing();
		}
		this.oldest.require(this.writer, change, wanted);
		// The database already has the renames.
		LockNeed need = new LockNeed(database.dataSource(), from, wanted);
		boolean divided = run(database, UP, this.form.of(steps, renaming.schema(), wanted), need);
		SegmentedChange written = this.form.of(change, renaming.schema(), wanted);
		DatabaseSchema reached = read(database);
		if (!isSame(reached, wanted)) {
			throw DraftException.remainder(this.writer.segments(written.segments()), remainder(reached, wanted),
					this.form.isOnline());
		}
		List<InvalidBody> wrongBodies = BodyCheck.of(database, this.defaultSchema, steps);
		List<Difference> transactions = divided ? need.divide(written.segments()) : ChangeForm.transactions(written);
		String script = divided ? this.writer.blocks(transactions) : this.writer.segments(written.segments());
		return new Draft(change, written, transactions, script,
				rollback(database, reached, from, renaming, steps.hazards(), need), wrongBodies,
				new OnlineAdvice(renaming.schema(), wanted).notes(written.remarks()),
				this.form.easier(change, renaming.schema(), wanted));
	}

	/**
	 * Execute the steps.
	 * @return whether they have to be divided
	 */
	private boolean run(ScratchDatabase database, String name, SegmentedChange steps, LockNeed need) {
		try {
			return !steps.segments().isEmpty() && tried(database, name, steps, need);
		}
		catch (MigrationException ex) {
			throw DraftException.doesNotRun(this.writer.segments(steps.segments()), ex, this.form.isOnline());
		}
	}

	private boolean tried(ScratchDatabase database, String name, SegmentedChange steps, LockNeed need) {
		return need.divides(steps.segments(), this.writer, (script) -> this.trial.run(database, name, script));
	}

	/**
	 * The renames are undone first, so that derived names follow; or last, where an old
	 * name is in use again.
	 */
	private Rollback rollback(ScratchDatabase database, DatabaseSchema reached, DatabaseSchema from, Renaming renaming,
			List<Hazard> hazards, LockNeed need) {
		List<String> lost = new ArrayList<>(lost(hazards));
		String script = "";
		try {
			boolean renamed = renaming.back(database);
			List<Step> renames = List.copyOf(renaming.wayBack(!renamed));
			DatabaseSchema begin = renamed ? read(database) : reached;
			DatabaseSchema end = renamed ? from : renaming.schema();
			List<Step> rest = this.differ.compare(begin, end).steps();
			List<Step> steps = Stream.of(renamed ? renames : rest, renamed ? rest : renames)
				.flatMap(List::stream)
				.toList();
			List<NewerStatement> strange = this.oldest.strange(this.writer, new Difference(steps), from);
			if (!strange.isEmpty()) {
				lost.add(this.oldest.noRollback(strange));
				return new Rollback("", false, lost);
			}
			List<Difference> segments = LateRequirements.of(this.form.of(new Difference(steps), begin, end)).segments();
			script = this.writer.segments(segments);
			if (tried(database, DOWN,
					LateRequirements.of(this.form.of(new Difference(renamed ? rest : steps), begin, end)), need)) {
				script = this.writer.blocks(need.divide(segments));
			}
			DatabaseSchema back = read(database);
			boolean same = isSame(back, from);
			if (!same) {
				lost.add("The schema does not come back whole. What is missing then:\n" + remainder(back, from));
			}
			return new Rollback(script, same || this.differ.compare(back, from).isEmpty(), lost);
		}
		catch (UnsupportedChangeException ex) {
			lost.add("No script was found that undoes this: " + ex.getMessage());
		}
		catch (MigrationException ex) {
			lost.add((script.isEmpty() ? "No script was found that undoes this: "
					: "What follows is not proven, since it could not be tried to its end. PostgreSQL said: ")
					+ Trial.reason(ex));
		}
		return new Rollback(script, false, lost);
	}

	static List<String> lost(List<Hazard> hazards) {
		HazardText text = new HazardText();
		return hazards.stream()
			.filter((hazard) -> hazard.kind().effect() == Hazard.Effect.DATA_LOST)
			.map((hazard) -> text.text(hazard, OptionalLong.empty()))
			.distinct()
			.toList();
	}

	/**
	 * Generated names depend on the order of creation.
	 */
	private static boolean isSame(DatabaseSchema one, DatabaseSchema other) {
		return one.equals(other) || one.withoutUsualParts().equals(other.withoutUsualParts());
	}

	private String remainder(DatabaseSchema reached, DatabaseSchema desired) {
		try {
			return this.writer.script(this.differ.compare(reached, desired));
		}
		catch (UnsupportedChangeException ex) {
			return ex.problem();
		}
	}

}
