package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

/**
 * Restores a dump into a new database. It has another name until it is complete, so that
 * nobody takes a part of it for the whole.
 */
final class Restore {

	private static final String INCOMPLETE = "_restoring";

	private static final int MOST = 63 - INCOMPLETE.length();

	private static final int LINES = 30;

	private final Migrator migrator;

	private final MigrationPlan living;

	private final ProgramConnection connection;

	private final JdbcAddress address;

	private final ConnectedServer server;

	private final ServerSession session;

	private final Consumer<String> notes;

	/**
	 * Connects.
	 * @param living the database whose place the new one may take
	 */
	Restore(Migrator migrator, MigrationPlan living, BackupSource source, @Nullable String pgDump,
			Consumer<String> notes) {
		this.migrator = migrator;
		this.living = living;
		this.connection = ProgramConnection.open(migrator, source, pgDump);
		this.address = source.address();
		this.server = this.connection.address().server();
		this.session = new ServerSession(this.address.at(this.server, this.server.database()));
		this.notes = notes;
	}

	RestoredDatabase run(Path file, String name) {
		int bytes = name.getBytes(StandardCharsets.UTF_8).length;
		if (name.isBlank() || bytes > MOST || name.indexOf(0) >= 0) {
			throw BackupRefusedException.badName(name, MOST);
		}
		if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
			throw BackupRefusedException.noFile(file);
		}
		DumpContents contents = DumpContents.read(this.connection.programs(), file, this.migrator.work(),
				(said) -> BackupRefusedException.noDump(file, said));
		String incomplete = name + INCOMPLETE;
		requireNone(name, name);
		requireNone(incomplete, name);
		DatabaseScript script = script(contents, file, quoted(incomplete));
		this.session.execute("create a database", "CREATE DATABASE " + quoted(incomplete) + script.creation());
		boolean complete = false;
		try {
			this.notes.accept("Restoring " + file + " into database " + ReadableText.name(name));
			boolean owners = keepsOwners(contents);
			fill(file, incomplete, owners);
			MigrationPlan plan = look(incomplete, contents);
			finish(script, owners);
			this.session.execute("rename the database",
					"ALTER DATABASE " + quoted(incomplete) + " RENAME TO " + quoted(name));
			complete = true;
			return new RestoredDatabase(name, this.server, plan,
					AsideName.of(this.living.database().name(), this.session::hasDatabase));
		}
		finally {
			if (!complete) {
				drop(incomplete);
			}
		}
	}

	private void requireNone(String database, String asked) {
		if (this.session.hasDatabase(database)) {
			throw BackupRefusedException.isThere(database, asked);
		}
	}

	/**
	 * What the dump says of the database itself.
	 */
	private DatabaseScript script(DumpContents contents, Path file, String name) {
		List<String> lines = new ArrayList<>();
		Path list = null;
		try {
			list = Files.createTempFile("migrations-", ".list");
			Files.write(list, contents.ofDatabase());
			int code = this.connection.run(this.connection.programs().restore(),
					List.of("--create", "--use-list=" + list, "--file=-", file.toAbsolutePath().toString()),
					this.server.database(), lines::add);
			if (code != 0) {
				throw BackupRefusedException.noDump(file, lines);
			}
		}
		catch (IOException ex) {
			throw BackupRefusedException.noPasswordFile(ex);
		}
		finally {
			if (list != null) {
				list.toFile().delete();
			}
		}
		return DatabaseScript.of(String.join("\n", lines), name);
	}

	private boolean keepsOwners(DumpContents contents) {
		boolean owners = this.session.isSuperuser() || this.session.mayActFor(contents.owners());
		if (!owners) {
			this.notes.accept("Owners are not restored, since the role " + ReadableText.name(this.server.user())
					+ " may not act for all of them. Everything there belongs to it.");
		}
		return owners;
	}

	private void fill(Path file, String database, boolean owners) {
		List<String> arguments = new ArrayList<>(List.of("--exit-on-error", "--no-password",
				"--dbname=dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'"));
		if (this.server.role() != null) {
			arguments.add("--role=" + this.server.role());
		}
		if (!owners) {
			arguments.add("--no-owner");
		}
		arguments.add(file.toAbsolutePath().toString());
		List<String> said = new ArrayList<>();
		int code = this.connection.run(this.connection.programs().restore(), arguments, database, (line) -> {
			if (said.size() < LINES) {
				said.add(line);
			}
		});
		if (code != 0) {
			throw BackupNotRestoredException.ended(code, said);
		}
	}

	private MigrationPlan look(String database, DumpContents contents) {
		MigrationPlan plan = this.migrator.tools().elsewhere(this.address.at(this.server, database), List.of()).plan();
		if (plan.database().history() == null && contents.hasHistory()) {
			throw BackupNotRestoredException.noHistory(this.living.database());
		}
		return plan;
	}

	/**
	 * Settings, privileges, owner and comment of the database. What the role may not do
	 * is said, and the rows are there without it.
	 */
	private void finish(DatabaseScript script, boolean owners) {
		for (String statement : script.statements()) {
			if (!owners && statement.contains(" OWNER TO ")) {
				continue;
			}
			try {
				this.session.execute(statement);
			}
			catch (SQLException ex) {
				this.notes.accept("Not restored: " + ReadableText.quoted(statement) + " ("
						+ ReadableText.quoted(String.valueOf(ex.getMessage())) + ")");
			}
		}
	}

	private void drop(String database) {
		try {
			this.session.execute("DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
		}
		catch (SQLException ex) {
			this.notes.accept("Database " + ReadableText.name(database) + " could not be dropped again: "
					+ ReadableText.quoted(String.valueOf(ex.getMessage())));
		}
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
