package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.pull.PrismaSchemaWriter;
import com.ofauto.migrations.devtools.pull.PulledSchema;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Privileges;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.workbench.LiveSchema;
import org.jspecify.annotations.Nullable;

/**
 * Writes the database as a schema source. Only reads it.
 */
final class PullCommand implements Command {

	private final CommandContext tools;

	PullCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("db pull", "[--print | --force] [--to FILE]",
					"Write the database down as schema.prisma or schema.sql; in development and tests")
			.withFlag("--print", "print it instead of writing the file")
			.withFlag("--force", "write the file although it is there")
			.withOption("--to", "FILE", "the file, unless ofauto.migrations.schema-source names it")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Path file = file(arguments);
		boolean print = arguments.has("--print");
		if (!print && !arguments.has("--force") && Files.exists(file)) {
			throw new CommandRefusedException("There is " + file + " already.",
					"Commit it, and write over it with --force; or look at the new one with --print.");
		}
		Migrator migrator = this.tools.migrator(CommandContext.migrationsIfAny(this.tools.directory(arguments)));
		output.note(this.tools.describe(migrator.plan()));
		migrator.tools().require(Operation.SCHEMA_CHANGE);
		PulledSchema pulled = pull(file, output);
		pulled.warnings().forEach(output::note);
		if (print) {
			output.data(pulled.text().stripTrailing());
		}
		else {
			write(file, pulled.text());
			output.data("Wrote " + this.tools.sources().show(file));
		}
		return ExitCode.FINE;
	}

	private Path file(Arguments arguments) {
		String name = arguments.value("--to").orElse(this.tools.schemaSource());
		if (name == null) {
			throw new UsageException("--to is missing, and ofauto.migrations.schema-source is not set.");
		}
		Path file = this.tools.project().resolve(name.startsWith("file:") ? name.substring("file:".length()) : name);
		if (Files.isDirectory(file) || !name.endsWith(".prisma") && !name.endsWith(".sql")) {
			throw new UsageException(
					"\"" + name + "\" is no file whose name ends in .prisma or .sql; name one with --to.");
		}
		return file;
	}

	private PulledSchema pull(Path file, Output output) {
		String schema = this.tools.scratchSettings().defaultSchema();
		if (file.toString().endsWith(".prisma")) {
			String existing = Files.exists(file) ? read(file) : null;
			Set<String> listed = (existing != null) ? PrismaSchemaWriter.schemas(existing) : Set.of();
			DatabaseSchema live = own(schema, listed, DatabaseSchema.empty(), output);
			if (this.tools.privileges() && Privileges.areThere(live)) {
				output.note("Left out: privileges and owners, for which schema.prisma has no words. Write them into a"
						+ " migration by hand: migrate new.");
			}
			return new PrismaSchemaWriter(schema).write(Privileges.without(live), existing);
		}
		try (ScratchDatabases scratch = this.tools.scratch(null, output)) {
			DatabaseSchema empty = new MigrationGenerator(scratch, this.tools.workbench()).empty();
			DatabaseSchema live = own(schema, Set.of(), empty, output);
			if (!this.tools.privileges()) {
				if (Privileges.areThere(live)) {
					output.note("Left out: privileges and owners; ofauto.migrations.privileges=true writes them down.");
				}
				live = Privileges.without(live);
			}
			return new PulledSchema(
					this.tools.writer().script(new Differ().compare(HomeSchema.in(empty, live, schema), live)),
					List.of());
		}
	}

	private DatabaseSchema own(@Nullable String schema, Set<String> listed, DatabaseSchema start, Output output) {
		DatabaseSchema own = LiveSchema.own(this.tools.live().get(), schema, listed, start);
		List<String> others = new UnmanagedSchemas(this.tools, own).schemas();
		if (!others.isEmpty()) {
			output.note("Left out: " + (others.size() == 1 ? "schema " : "schemas ") + String.join(", ", others)
					+ ". Where the default schema is not public, db pull writes down that schema"
					+ " and those that schema.prisma lists.");
		}
		Set<ObjectId> ignored = this.tools.ignored().in(own, start);
		if (!ignored.isEmpty()) {
			output.note("Left out, as ofauto.migrations.ignore says: " + IgnoreNotes.listed(ignored) + ".");
		}
		return this.tools.ignored().without(own, start);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file, ex);
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write " + file, ex);
		}
	}

}
