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
import java.util.regex.Pattern;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.script.NewerStatement;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes one script in place of many and proves it: a scratch database that it builds is
 * the same as one that the many have built, with its rows, the positions of its sequences
 * and all that no schema is read of. The script is what the generator makes of that
 * database or, if that is not proven, the many one after the other.
 */
public final class Squash {

	private static final Set<String> WRITERS = Set.of("INSERT", "COPY", "UPDATE", "DELETE", "MERGE", "WITH", "SELECT",
			"DO", "CALL");

	private static final Set<String> CALLERS = Set.of("SELECT", "WITH", "DO", "CALL");

	private static final String NAME = "0_squash";

	private static final Pattern MARK = Pattern.compile("--\\s*ofauto\\s*:", Pattern.CASE_INSENSITIVE);

	private static final int SHOWN = 10;

	private final String defaultSchema;

	private final SchemaReader reader;

	private final ScratchDatabases scratch;

	private final OldestServer oldest;

	private final Path directory;

	private final List<Migration> migrations;

	private final List<String> reasons = new ArrayList<>();

	private final Set<ObjectId> otherRows = new TreeSet<>();

	private boolean otherContent;

	/**
	 * Creates a squash.
	 * @param scratch where it is proven
	 * @param defaultSchema where names without a schema belong, or {@code null} if that
	 * is {@code public}
	 * @param oldest the oldest server on which the script has to run; the files run where
	 * they have run
	 * @param directory where the migrations are
	 * @param migrations those in whose place the script stands, from the first on
	 */
	public Squash(ScratchDatabases scratch, @Nullable String defaultSchema, OldestServer oldest, Path directory,
			List<Migration> migrations) {
		this.scratch = scratch;
		this.defaultSchema = HomeSchema.name(defaultSchema);
		this.reader = new SchemaReader(ReadOptions.allSchemas().withDefaultSchema(this.defaultSchema).withGrants());
		this.oldest = oldest;
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

	/**
	 * Refuses what a replay passes over, which would be missing without a trace.
	 * @throws DraftException if there is any; it names the statements
	 */
	public void requireShown() {
		List<SharedStatement> beyond = SharedStatement.toldOrHiddenIn(this.migrations);
		if (!beyond.isEmpty()) {
			List<String> names = names();
			int before = names.indexOf(beyond.get(0).migration()) - 1;
			throw DraftException.beyond(beyond, (before > 0) ? names.get(before) : null);
		}
	}

	/**
	 * Built anew, since a copy of a database has no settings and privileges of its own.
	 */
	private DatabaseContent wanted() {
		try (MigrationCopy copy = MigrationCopy.of(this.directory, names()); ScratchDatabase database = empty()) {
			this.scratch.apply(database, migrations(copy.directory()));
			return read(database);
		}
	}

	private List<String> names() {
		return this.migrations.stream().map(Migration::name).toList();
	}

	private DatabaseContent read(ScratchDatabase database) {
		return DatabaseContent.read(database.dataSource(), this.reader.read(database.dataSource()), this.defaultSchema);
	}

	/**
	 * A database that is emptied for each use may keep privileges, which would be missing
	 * in what leads from there to the same; the files have them in any case.
	 */
	private @Nullable String generated(DatabaseContent wanted) {
		if (!this.scratch.hasPlaceForMore()) {
			this.reasons.add("- the generated script: not tried where there is only one scratch database");
			return null;
		}
		try (ScratchDatabase empty = empty()) {
			DatabaseSchema begin = this.reader.read(empty.dataSource());
			ScriptWriter writer = new ScriptWriter(this.defaultSchema, this.oldest::major);
			Difference change = new Differ().compare(begin, wanted.schema());
			List<NewerStatement> strange = this.oldest.strange(writer, change, wanted.schema());
			if (!strange.isEmpty()) {
				this.reasons.add("- the generated script: " + this.oldest.doesNotUnderstand(strange));
				return null;
			}
			LockNeed need = new LockNeed(empty.dataSource(), begin, wanted.schema());
			boolean divided = need.divides(List.of(change), writer, (script) -> apply(empty, script));
			String schema = divided ? writer.blocks(need.divide(List.of(change))) : writer.script(change);
			return schema + wanted.script(read(empty));
		}
		catch (UnsupportedChangeException ex) {
			this.reasons.add("- the generated script: " + ex.problem());
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
				String text = Files.readString(this.directory.resolve(migration.name()).resolve("migration.sql"));
				// What the first file says of its transaction would be said of all.
				boolean head = script.isEmpty() && MARK.matcher(text).find();
				script.append("-- ")
					.append(migration.name())
					.append(head ? "\n;" : "")
					.append("\n\n")
					.append(text.strip())
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
		List<String> besides = new ArrayList<>();
		wanted.others()
			.stream()
			.filter((other) -> !reached.others().contains(other))
			.forEach((other) -> besides.add("there is no " + other));
		reached.others()
			.stream()
			.filter((other) -> !wanted.others().contains(other))
			.forEach((other) -> besides.add("there is also " + other));
		this.otherContent |= !besides.isEmpty();
		others.addAll(besides);
		return String.join(", ", others.subList(0, Math.min(SHOWN, others.size())))
				+ ((others.size() > SHOWN) ? " and " + (others.size() - SHOWN) + " more" : "");
	}

	/**
	 * The statements that may have made what differs.
	 */
	private List<String> writers() {
		List<String> places = new ArrayList<>();
		for (Migration migration : this.migrations) {
			for (MigrationStatement statement : migration.statements()) {
				String first = statement.text().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
				if (this.otherContent && CALLERS.contains(first) || WRITERS.contains(first)
						&& this.otherRows.stream().anyMatch((table) -> statement.text().contains(table.name()))) {
					places.add(migration.location() + ":" + statement.line() + ":" + statement.column());
				}
			}
		}
		return places;
	}

	/**
	 * A database with nothing but the default schema.
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
