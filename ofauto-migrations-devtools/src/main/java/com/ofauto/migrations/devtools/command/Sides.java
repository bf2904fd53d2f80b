package com.ofauto.migrations.devtools.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;

/**
 * Reads a side of a comparison: {@code empty}, {@code migrations}, {@code database},
 * {@code schema}, a path or a URL.
 */
final class Sides {

	/** Return the schema of an empty database. */
	static final String EMPTY = "empty";

	private static final List<String> URLS = List.of("jdbc:", "postgres:", "postgresql:");

	private final CommandContext tools;

	private final ScratchDatabases scratch;

	private final MigrationGenerator generation;

	private final Arguments arguments;

	private final Output output;

	Sides(CommandContext tools, ScratchDatabases scratch, MigrationGenerator generation, Arguments arguments,
			Output output) {
		this.tools = tools;
		this.scratch = scratch;
		this.generation = generation;
		this.arguments = arguments;
		this.output = output;
	}

	/**
	 * Read one side.
	 * @param other the other side, if it is known: it completes what a schema source
	 * cannot express, and decides which schemas of a live database are read
	 */
	Side read(String word, DatabaseSchema other) {
		return switch (word) {
			case EMPTY -> Side.of(this.generation.empty());
			case "migrations" ->
				Side.of(this.generation.history(CommandContext.migrations(this.tools.directory(this.arguments))));
			case "database" -> live(this.tools, other);
			case "schema" -> Side.of(this.tools.source(this.output).desired(this.scratch, other));
			default -> other(word, other);
		};
	}

	/**
	 * Whether the other side completes what this one cannot express.
	 */
	static boolean isLateral(String word) {
		return !List.of(EMPTY, "migrations").contains(word);
	}

	private Side other(String word, DatabaseSchema other) {
		if (URLS.stream().anyMatch(word::startsWith)) {
			return live(this.tools.at(word), other);
		}
		Path path = this.tools.project().resolve(word);
		if (!Files.exists(path)) {
			throw new UsageException("\"" + word + "\" is none of empty, migrations, database and schema, no URL of a"
					+ " database, and no file or directory that exists.");
		}
		if (Files.exists(path.resolve("migration_lock.toml"))) {
			return Side.of(this.generation.history(CommandContext.migrations(path)));
		}
		SchemaSource source = this.tools.source(word, this.output);
		return Side.of(source.desired(this.scratch, other));
	}

	private static Side live(CommandContext tools, DatabaseSchema other) {
		return new Side(tools.live(other), tools.live().get());
	}

}
