package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes one script in place of many and proves it: a scratch database that it builds has
 * the same schema, the same rows and the same positions of sequences as one that the many
 * have built. The script is what the generator makes of that database or, if that is not
 * proven, the many one after the other.
 */
public final class Squash {

	private static final Set<String> WRITERS = Set.of("INSERT", "COPY", "UPDATE", "DELETE", "MERGE", "WITH", "SELECT",
			"DO", "CALL");

	private static final String NAME = "0_squash";

	private final ScratchDatabases scratch;

	private final Workbench workbench;

	private final Path directory;

	private final List<Migration> migrations;

	private final List<String> reasons = new ArrayList<>();

	private final Set<ObjectId> otherRows = new TreeSet<>();

	/**
	 * Creates a squash.
	 * @param scratch where it is proven
	 * @param workbench reads schemas
	 * @param directory where the migrations are
	 * @param migrations those in whose place the script stands, from the first on
	 */
	public Squash(ScratchDatabases scratch, Workbench workbench, Path directory, List<Migration> migrations) {
		this.scratch = scratch;
		this.workbench = workbench;
		this.directory = directory;
		this.migrations = List.copyOf(migrations);
	}

	/**
	 * Makes the script.
	 * @return one that is proven
	 * @throws DraftException if none is; it names the statements that wrote what differs
	 */
	public String script() {
		DatabaseContent wanted = wanted();
		String generated = generated(wanted);
		if (generated != null && isProven(generated, wanted, "the generated script")) {
			return generated;
		}
		String joined = joined();
		if (isProven(joined, wanted, "the files one after the other")) {
			return joined;
		}
		throw DraftException.noSquash(String.join("\n", this.reasons), writers());
	}

	private DatabaseContent wanted() {
		List<String> names = this.migrations.stream().map(Migration::name).toList();
		try (MigrationCopy copy = MigrationCopy.of(this.directory, names);
				ScratchDatabase database = this.scratch.replayed(migrations(copy.directory()))) {
			return read(database);
		}
	}

	private DatabaseContent read(ScratchDatabase database) {
		return DatabaseContent.read(database.dataSource(), this.workbench.read(database));
	}

	private @Nullable String generated(DatabaseContent wanted) {
		try (ScratchDatabase empty = empty()) {
			DatabaseSchema begin = this.workbench.read(empty);
			String schema = new ScriptWriter().script(new Differ().compare(begin, wanted.schema()));
			apply(empty, schema);
			return schema + wanted.script(read(empty));
		}
		catch (UnsupportedChangeException ex) {
			this.reasons.add("- the generated script: " + ex.getProblem());
		}
		catch (ReplayFailedException ex) {
			this.reasons.add("- the generated script: " + reason(ex));
		}
		return null;
	}

	private String joined() {
		StringBuilder script = new StringBuilder();
		for (Migration migration : this.migrations) {
			try {
				script.append("-- ")
					.append(migration.name())
					.append("\n\n")
					.append(Files.readString(this.directory.resolve(migration.name()).resolve("migration.sql")).strip())
					.append("\n;\n\n");
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot read " + migration.name(), ex);
			}
		}
		return script.toString();
	}

	private boolean isProven(String script, DatabaseContent wanted, String what) {
		try (ScratchDatabase database = empty()) {
			apply(database, script);
			String difference = difference(wanted, read(database));
			if (!difference.isEmpty()) {
				this.reasons.add("- " + what + ": " + difference);
			}
			return difference.isEmpty();
		}
		catch (ReplayFailedException ex) {
			this.reasons.add("- " + what + ": " + reason(ex));
			return false;
		}
	}

	private static String reason(ReplayFailedException failure) {
		return (failure.failure() != null) ? failure.failure().message() : failure.problem();
	}

	private String difference(DatabaseContent wanted, DatabaseContent reached) {
		if (!reached.schema().equals(wanted.schema())) {
			return "the schema is another";
		}
		List<String> others = new ArrayList<>();
		Set<ObjectId> tables = new TreeSet<>(wanted.rows().keySet());
		tables.addAll(reached.rows().keySet());
		for (ObjectId table : tables) {
			List<String> before = wanted.rows().getOrDefault(table, List.of());
			List<String> after = reached.rows().getOrDefault(table, List.of());
			if (!before.equals(after)) {
				this.otherRows.add(table);
				others.add("table " + StepText.name(table) + " has " + ((before.size() == after.size()) ? "other rows"
						: after.size() + " rows and not " + before.size()));
			}
		}
		Map<ObjectId, String> positions = wanted.positions();
		positions.keySet()
			.stream()
			.filter((sequence) -> !Objects.equals(positions.get(sequence), reached.positions().get(sequence)))
			.forEach((sequence) -> others.add("sequence " + StepText.name(sequence) + " stands elsewhere"));
		return String.join(", ", others);
	}

	/**
	 * The statements that may have written the rows that differ.
	 */
	private List<String> writers() {
		List<String> places = new ArrayList<>();
		for (Migration migration : this.migrations) {
			for (MigrationStatement statement : migration.statements()) {
				String first = statement.text().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
				if (WRITERS.contains(first)
						&& this.otherRows.stream().anyMatch((table) -> statement.text().contains(table.name()))) {
					places.add(migration.location() + ":" + statement.line() + ":" + statement.column());
				}
			}
		}
		return places;
	}

	/**
	 * A database without anything but the default schema.
	 */
	private ScratchDatabase empty() {
		return this.scratch.replayed(new MigrationDirectory(Squash.class.getClassLoader(), List.of()));
	}

	private void apply(ScratchDatabase database, String script) {
		try (MigrationCopy copy = MigrationCopy.of(this.directory, List.of())) {
			Path migration = Files.createDirectory(copy.directory().resolve(NAME));
			Files.writeString(migration.resolve("migration.sql"), script);
			this.scratch.apply(database, migrations(copy.directory()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write a script to try it", ex);
		}
	}

	private static MigrationDirectory migrations(Path directory) {
		return new MigrationDirectory(Squash.class.getClassLoader(), List.of("file:" + directory));
	}

}
