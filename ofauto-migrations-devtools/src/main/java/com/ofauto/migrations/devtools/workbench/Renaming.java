package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.Rename;
import com.ofauto.migrations.devtools.diff.RenameFinder;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.script.ScriptWriter;

/**
 * Renames for real, in a scratch database, so that PostgreSQL rewrites everything that
 * has the old name in its definition.
 */
final class Renaming {

	private final RenameFinder finder = new RenameFinder();

	private final ScriptWriter writer = new ScriptWriter();

	private final SchemaReader reader;

	private final ScratchDatabase database;

	private final List<Rename> made = new ArrayList<>();

	private DatabaseSchema schema;

	Renaming(SchemaReader reader, ScratchDatabase database, DatabaseSchema schema) {
		this.reader = reader;
		this.database = database;
		this.schema = schema;
	}

	/**
	 * Renames what was said, and then what is likely and confirmed, until nothing is
	 * open.
	 */
	void run(DatabaseSchema desired, RenameDecisions decisions) {
		decisions.said(this.schema, desired).forEach(this::rename);
		Set<Rename> denied = new HashSet<>();
		List<Rename> open = open(desired, denied, decisions);
		while (!open.isEmpty()) {
			Rename likely = open.get(0);
			if (decisions.question().isRename(likely, open)) {
				rename(likely);
			}
			else {
				denied.add(likely);
			}
			open = open(desired, denied, decisions);
		}
	}

	private List<Rename> open(DatabaseSchema desired, Set<Rename> denied, RenameDecisions decisions) {
		return this.finder.find(this.schema, desired)
			.stream()
			.filter((rename) -> !denied.contains(rename) && !decisions.isDrop(rename.from())
					&& !this.finder.isImplied(rename, this.schema))
			.toList();
	}

	private void rename(Rename rename) {
		execute(this.database, rename);
		this.schema = this.reader.read(this.database.dataSource());
		this.made.add(rename);
	}

	/**
	 * Makes the same renames in another database like the first.
	 */
	void again(ScratchDatabase other) {
		this.made.forEach((rename) -> execute(other, rename));
	}

	private void execute(ScratchDatabase where, Rename rename) {
		try (Connection connection = where.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(this.writer.renameStatement(rename));
		}
		catch (SQLException ex) {
			throw new DraftException("Cannot rename " + RenameText.arrow(rename) + ": " + ex.getMessage(),
					"Leave the rename out, or make the change in two steps.", ex);
		}
	}

	/**
	 * What has been renamed, in order.
	 */
	List<Rename> made() {
		return List.copyOf(this.made);
	}

	/**
	 * The schema with everything under its new name.
	 */
	DatabaseSchema schema() {
		return this.schema;
	}

}
