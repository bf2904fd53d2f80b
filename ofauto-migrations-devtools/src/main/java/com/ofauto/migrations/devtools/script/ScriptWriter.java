package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateRoutine;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TypeStep.AddEnumValue;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes steps as SQL for review. Names in the default schema are written without it, so
 * that one script serves every schema; only a move to the default schema names it.
 */
public final class ScriptWriter {

	/**
	 * A body may name later objects, or be written for another search path. pg_dump
	 * writes this too.
	 */
	private static final String UNCHECKED = "SET check_function_bodies = off";

	/**
	 * {@code SET LOCAL} would not need this, but has no effect when Prisma or psql send
	 * each statement by itself.
	 */
	private static final String CHECKED = "RESET check_function_bodies";

	private static final String BLOCKS = """
			-- In %d transactions, since one would need more locks than the server had
			-- (max_locks_per_transaction). If one fails, those before it stay, and the next
			-- run goes on with it.

			""";

	private static final String SEGMENTS = """
			-- In %d segments, so that nobody waits while rows are read or written, except where a
			-- warning says so. If one fails, those before it stay, and the next run goes on
			-- with it.

			""";

	private final Step.Families<List<String>> printers;

	private final StepTitle titles = new StepTitle();

	private final RenamePrinter renames;

	private final String defaultSchema;

	/**
	 * Create a writer.
	 * @param defaultSchema the schema of names without one, or {@code null} for
	 * {@code public}
	 */
	public ScriptWriter(@Nullable String defaultSchema) {
		this(defaultSchema, () -> VersionFeature.NEWEST);
	}

	/**
	 * Create a writer for servers of several versions.
	 * @param defaultSchema as above
	 * @param oldest supplies the oldest major version, asked only if the SQL depends on
	 * it
	 */
	public ScriptWriter(@Nullable String defaultSchema, IntSupplier oldest) {
		String name = HomeSchema.name(defaultSchema);
		this.defaultSchema = name;
		this.renames = new RenamePrinter(name);
		this.printers = printers(new ObjectPrinter(this.renames, name), new TypePrinter(this.renames), oldest);
	}

	private static Step.Families<List<String>> printers(ObjectPrinter objects, TypePrinter types, IntSupplier oldest) {
		TablePrinter tables = new TablePrinter();
		ColumnPrinter columns = new ColumnPrinter();
		ConstraintPrinter constraints = new ConstraintPrinter(oldest);
		IndexPrinter indexes = new IndexPrinter();
		SequencePrinter sequences = new SequencePrinter();
		AccessPrinter access = new AccessPrinter(oldest);
		return new Step.Families<>((step) -> step.accept(objects), (step) -> step.accept(tables),
				(step) -> step.accept(columns), (step) -> step.accept(constraints), (step) -> step.accept(indexes),
				(step) -> step.accept(types), (step) -> step.accept(sequences), (step) -> step.accept(access));
	}

	/**
	 * Write a step, mostly as one statement.
	 * @param step the step
	 * @return its statements, without semicolons
	 */
	public List<String> statements(Step step) {
		return step.accept(this.printers);
	}

	/**
	 * Write all steps; consecutive steps of one kind share a comment. The script turns
	 * off the check of routine bodies.
	 * @param difference the steps
	 * @return the script, empty if there is nothing to do
	 */
	public String script(Difference difference) {
		StringBuilder script = new StringBuilder();
		String title = "";
		long bodies = difference.steps().stream().filter(ScriptWriter::hasTextBody).count();
		boolean unchecked = false;
		for (Step step : difference.steps()) {
			String next = this.titles.of(step);
			List<String> statements = new ArrayList<>(statements(step));
			if (hasTextBody(step)) {
				if (!unchecked) {
					statements.add(0, UNCHECKED);
					unchecked = true;
				}
				bodies--;
				if (bodies == 0) {
					statements.add(CHECKED);
				}
			}
			unchecked &= !(step instanceof AddEnumValue);
			for (String statement : statements) {
				if (!next.equals(title)) {
					script.append(script.isEmpty() ? "" : "\n").append("-- ").append(next).append('\n');
					title = next;
				}
				else if (statement.contains("\n") || statement.equals(CHECKED)) {
					script.append('\n');
				}
				script.append(statement).append(";\n");
			}
		}
		return script.toString();
	}

	private static boolean hasTextBody(Step step) {
		SchemaObject made = (step instanceof ReplaceObject replace) ? replace.replacement() : null;
		Routine routine = (step instanceof CreateRoutine create) ? create.routine()
				: (made instanceof Routine replaced) ? replaced : null;
		return routine != null && routine.hasTextBody();
	}

	/**
	 * Divide the steps into transactions: a new enum value can be used only after it has
	 * been committed, see
	 * <a href="https://www.postgresql.org/docs/current/sql-altertype.html">ALTER
	 * TYPE</a>.
	 * @param difference the steps
	 * @return the transactions in order, none if there is nothing to do
	 */
	public static List<Difference> transactions(Difference difference) {
		List<Difference> transactions = new ArrayList<>();
		List<Step> open = new ArrayList<>();
		for (Step step : difference.steps()) {
			boolean follows = !(step instanceof AddEnumValue) && !open.isEmpty()
					&& open.get(open.size() - 1) instanceof AddEnumValue;
			if (follows) {
				transactions.add(new Difference(open));
				open.clear();
			}
			open.add(step);
		}
		if (!open.isEmpty()) {
			transactions.add(new Difference(open));
		}
		return transactions;
	}

	/**
	 * Write a script of several transactions.
	 * @param transactions the steps of each
	 * @return the script, in which each is begun and committed
	 */
	public String blocks(List<Difference> transactions) {
		return BLOCKS.formatted(transactions.size()) + joined(transactions);
	}

	/**
	 * Write a script of segments, none of which keeps others waiting for long.
	 * @param segments the steps of each: a transaction, or one that runs by itself
	 * @return the script, in which each transaction is begun and committed if there are
	 * several segments
	 */
	public String segments(List<Difference> segments) {
		return segments.isEmpty() ? "" : (segments.size() == 1) ? script(segments.get(0))
				: SEGMENTS.formatted(segments.size()) + joined(segments);
	}

	private String joined(List<Difference> segments) {
		return segments.stream()
			.map((part) -> isAlone(part) ? script(part) : "BEGIN;\n\n" + script(part) + "\nCOMMIT;\n")
			.collect(Collectors.joining("\n"));
	}

	private static boolean isAlone(Difference segment) {
		return segment.steps().stream().anyMatch(Step::alone);
	}

	/**
	 * Write a rename.
	 * @param rename the old and the new name
	 * @return the statement, without the semicolon
	 */
	public String renameStatement(Rename rename) {
		return this.renames.print(rename.from(), rename.to());
	}

	/**
	 * Write the search path for a script that is run outside of a deployment.
	 * @return a statement, or empty if the default schema is {@code public}
	 */
	public Optional<String> searchPath() {
		return this.defaultSchema.equals(HomeSchema.name(null)) ? Optional.empty()
				: Optional.of("SET search_path TO " + Names.quote(this.defaultSchema) + ";");
	}

}
