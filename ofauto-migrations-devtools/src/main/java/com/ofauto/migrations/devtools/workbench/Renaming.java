package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.RenameFinder;
import com.ofauto.migrations.devtools.diff.SwappedJoinTables;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Carries out renames in a scratch database, so that PostgreSQL rewrites all definitions
 * with an old name.
 */
final class Renaming {

	private static final int MOST_CANDIDATES = 5;

	private final RenameFinder finder = new RenameFinder();

	private final ScriptWriter writer;

	private final SchemaReader reader;

	private final String path;

	private final ScratchDatabase database;

	private final List<Rename> made = new ArrayList<>();

	private final List<ObjectStep> steps = new ArrayList<>();

	private DatabaseSchema schema;

	Renaming(SchemaReader reader, String defaultSchema, ScratchDatabase database, DatabaseSchema schema) {
		this.reader = reader;
		this.path = "SET LOCAL search_path TO " + Quotes.identifier(defaultSchema) + ";\n";
		this.writer = new ScriptWriter(defaultSchema);
		this.database = database;
		this.schema = schema;
	}

	/**
	 * Make the given renames, and then the likely ones that are confirmed, until none is
	 * open.
	 */
	void run(DatabaseSchema desired, RenameDecisions decisions) {
		said(desired, decisions);
		turn(desired);
		Set<Rename> denied = new HashSet<>();
		List<Rename> open = open(desired, denied, decisions);
		while (!open.isEmpty()) {
			Rename likely = open.get(0);
			if (decisions.question().isRename(likely, open, made())) {
				rename(likely, desired);
				turn(desired);
			}
			else {
				denied.add(likely);
			}
			open = open(desired, denied, decisions);
		}
	}

	/**
	 * A column can be named with the old or the new name of its table. So columns are
	 * renamed first, and searched again after each rename of a table.
	 */
	private void said(DatabaseSchema desired, RenameDecisions decisions) {
		Optional<Rename> next = next(desired, decisions);
		while (next.isPresent()) {
			rename(next.get(), desired);
			next = next(desired, decisions);
		}
		for (Rename rename : this.made) {
			if (RenamedNames.has(this.schema, rename.to()) && !RenamedNames.has(desired, rename.to())) {
				throw new DraftException(
						"It is said that " + RenameText.arrow(rename) + " was renamed, but the schema has no "
								+ StepText.named(rename.to()) + ".",
						"Nothing was written. " + candidates(rename, desired)
								+ "Correct the new name, or leave the rename out.",
						null);
			}
		}
	}

	/**
	 * The other possible new names: new objects of this kind, in the same table or type.
	 */
	private String candidates(Rename rename, DatabaseSchema desired) {
		Set<ObjectId> present = RenamedNames.names(this.schema).collect(Collectors.toSet());
		ObjectId to = rename.to();
		String names = RenamedNames.names(desired)
			.filter((id) -> id.kind() == to.kind() && id.schema().equals(to.schema()) && !present.contains(id)
					&& (!RenamedNames.isPart(to) || id.name().equals(to.name())))
			.limit(MOST_CANDIDATES)
			.map(StepText::name)
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? "" : "New there: " + names + ". ";
	}

	private Optional<Rename> next(DatabaseSchema desired, RenameDecisions decisions) {
		List<Rename> said = decisions.said(this.schema, desired)
			.stream()
			.filter((rename) -> !this.made.contains(rename))
			.toList();
		return said.stream()
			.filter((rename) -> RenamedNames.isPart(rename.from()))
			.findFirst()
			.or(() -> said.stream().filter((rename) -> this.finder.isFree(rename, this.schema)).findFirst())
			.or(() -> said.stream().findFirst());
	}

	/**
	 * Exchange the columns of join tables, which needs no confirmation once the
	 * referenced tables have their new names.
	 */
	private void turn(DatabaseSchema desired) {
		SwappedJoinTables.find(this.schema, desired).forEach((rename) -> rename(rename, desired));
	}

	private List<Rename> open(DatabaseSchema desired, Set<Rename> denied, RenameDecisions decisions) {
		List<Rename> open = this.finder.find(this.schema, desired)
			.stream()
			.filter((rename) -> !denied.contains(rename) && !decisions.isDrop(rename.from())
					&& !this.finder.isImplied(rename, this.schema))
			.toList();
		return open.stream().filter((rename) -> open.stream().noneMatch((other) -> takesAlong(other, rename))).toList();
	}

	/**
	 * Whether one is the rename of a schema that includes the other.
	 */
	private static boolean takesAlong(Rename schema, Rename other) {
		return schema.from().kind() == ObjectKind.SCHEMA && schema.from().name().equals(other.from().schema())
				&& schema.to().name().equals(other.to().schema());
	}

	private void rename(Rename rename, DatabaseSchema desired) {
		if (!this.finder.isPossible(rename, this.schema, desired)) {
			throw new DraftException(
					"The rename " + RenameText.arrow(rename) + " cannot be made, since " + holder(rename)
							+ " has that name before the change.",
					"Nothing was written. Leave the rename out, or free the name in a migration before.", null);
		}
		List<ObjectStep> steps = new ArrayList<>();
		Namespace place = new Namespace(ObjectId.of(ObjectKind.SCHEMA, rename.to().schema()));
		boolean homeless = rename.to().kind() != ObjectKind.SCHEMA && !rename.to().schema().isEmpty()
				&& !this.schema.objects().containsKey(place.id());
		if (homeless) {
			steps.add(new ObjectStep.CreateObject(place, List.of()));
		}
		this.finder.parts(rename, this.schema)
			.forEach((part) -> steps.add(new ObjectStep.RenameObject(part.from(), part.to())));
		try {
			execute(this.database, steps);
		}
		catch (SQLException ex) {
			throw new DraftException("Cannot rename " + RenameText.arrow(rename) + ": " + ex.getMessage(),
					"Leave the rename out, or make the change in two steps.", ex);
		}
		this.schema = this.reader.read(this.database.dataSource());
		this.made.add(rename);
		this.steps.addAll(steps);
	}

	/**
	 * The holder of the new name.
	 */
	private String holder(Rename rename) {
		ObjectId to = rename.to();
		return RenamedNames.names(this.schema)
			.filter((id) -> id.schema().equals(to.schema()))
			.filter((id) -> RenamedNames.isPart(to) ? id.name().equals(to.name()) && id.part().equals(to.part())
					: !RenamedNames.isPart(id) && id.name().equals(to.name()))
			.findFirst()
			.map(StepText::named)
			.orElse("something else");
	}

	/**
	 * Make the same renames in another database with the same schema.
	 */
	void again(ScratchDatabase other) {
		try {
			execute(other, this.steps);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("What was renamed in one database cannot be in another like it", ex);
		}
	}

	private void execute(ScratchDatabase where, List<ObjectStep> steps) throws SQLException {
		try (Connection connection = where.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement
				.execute("BEGIN;\n" + this.path + this.writer.script(new Difference(List.copyOf(steps))) + "\nCOMMIT");
		}
	}

	/**
	 * Undo the renames.
	 * @return false if this is impossible because an old name is in use; then nothing is
	 * renamed
	 */
	boolean back(ScratchDatabase where) {
		try {
			execute(where, wayBack(false));
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Return the steps that undo the renames, in order.
	 * @param whole whether they drop the schemas that were created for moves
	 */
	List<ObjectStep> wayBack(boolean whole) {
		List<ObjectStep> back = new ArrayList<>();
		for (ObjectStep step : this.steps) {
			if (step instanceof ObjectStep.RenameObject rename) {
				back.add(0, new ObjectStep.RenameObject(rename.to(), rename.from()));
			}
		}
		for (ObjectStep step : this.steps) {
			if (whole && step instanceof ObjectStep.CreateObject create) {
				back.add(new ObjectStep.DropObject(create.created(), List.of()));
			}
		}
		return back;
	}

	/**
	 * Return the steps of the renames, in order, with those that create schemas for
	 * moves.
	 */
	List<ObjectStep> steps() {
		return List.copyOf(this.steps);
	}

	/**
	 * Return the renames that were made, in order.
	 */
	List<Rename> made() {
		return List.copyOf(this.made);
	}

	/**
	 * Return the schema with the new names.
	 */
	DatabaseSchema schema() {
		return this.schema;
	}

}
