package com.ofauto.migrations.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.FileProblem;
import com.ofauto.migrations.core.GuardedDatabase;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.OpenTransaction;
import com.ofauto.migrations.kept.Amount;
import com.ofauto.migrations.kept.KeepPlan;
import com.ofauto.migrations.kept.KeepQuery;
import com.ofauto.migrations.kept.KeptPlace;
import com.ofauto.migrations.kept.KeptSet;
import com.ofauto.migrations.kept.SetWriter;
import com.ofauto.migrations.report.KeptView;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Keeps the rows of one reset: what is shown of it before, and what has been kept.
 */
final class RowKeeping {

	private final KeepSettings settings;

	private final KeepPlan shown;

	private @Nullable KeptSet set;

	private boolean needed;

	private RowKeeping(KeepSettings settings, KeepPlan shown) {
		this.settings = settings;
		this.shown = shown;
	}

	/**
	 * Looks at the tables that are about to be dropped.
	 */
	static RowKeeping plan(Migrator migrator, KeepSettings settings) {
		return new RowKeeping(settings,
				migrator.tools().read((connection, schema) -> KeepQuery.plan(connection, schema, settings.limit())));
	}

	/**
	 * What a person has to know before the reset.
	 */
	List<String> describe() {
		List<String> lines = new ArrayList<>();
		if (this.settings.limit() == 0) {
			if (!this.shown.lost().isEmpty()) {
				lines.add("Their rows are lost: reset.keep-size is 0, so they are not kept.");
			}
			return lines;
		}
		String where = "Their rows are kept first, in " + this.settings.place().directory();
		if (this.shown.lost().isEmpty()) {
			return this.shown.kept().isEmpty() ? lines : List.of(where + ".");
		}
		lines.add(this.shown.kept().isEmpty() ? "Their rows cannot be kept and are lost:"
				: where + ", except for those of these tables, which are lost:");
		this.shown.lost().forEach((table) -> lines.add("  " + table.name() + " (" + table.reason() + ")"));
		return lines;
	}

	/**
	 * The names of the tables whose rows are lost.
	 */
	List<String> lost() {
		return this.shown.lost().stream().map(KeepPlan.LostTable::name).toList();
	}

	/**
	 * Keeps the rows of tables that the transaction has locked.
	 */
	void keep(OpenTransaction transaction, GuardedDatabase database) throws SQLException {
		if (this.settings.limit() > 0) {
			try {
				this.set = new SetWriter(this.settings.place(), this.settings.clock().instant()).write(
						transaction.connection(),
						new SetWriter.Source(transaction.server(), database.name(), database.schema()), this.shown,
						this.settings.limit());
			}
			catch (UncheckedIOException ex) {
				throw new CommandRefusedException(
						"The rows of the tables cannot be kept: " + FileProblem.reason(ex) + ". Nothing was dropped.",
						"Make " + this.settings.place().directory()
								+ " writable, or make room on its disk, and run the command again.");
			}
		}
	}

	/**
	 * Notes that the tables are about to be gone. If the connection is lost from here on,
	 * the files may be all that is left.
	 */
	void need() {
		this.needed = true;
	}

	boolean needed() {
		return this.needed;
	}

	/**
	 * Takes back what was kept of tables that are still there.
	 */
	void undo() {
		KeptSet written = this.set;
		if (written != null) {
			try {
				FileSystemUtils.deleteRecursively(written.directory());
			}
			catch (IOException ex) {
				// It has what the tables have, and is deleted as an old one.
			}
			this.set = null;
		}
	}

	/**
	 * Says where the rows are, and deletes old sets.
	 */
	List<String> end() {
		KeptSet written = this.set;
		if (written == null) {
			return List.of();
		}
		List<String> lines = new ArrayList<>();
		lines.add("Kept " + Amount.rows(written.manifest().rows()) + " of "
				+ Amount.tables(written.manifest().tables().size()) + " in " + written.directory()
				+ ". To bring them back: " + Invocation.of("db restore"));
		try {
			int deleted = this.settings.place()
				.prune(written.manifest().database(), written.manifest().schema(), this.settings.clock().instant());
			if (deleted > 0) {
				lines.add("Deleted " + ((deleted == 1) ? "1 kept set" : deleted + " kept sets") + " older than "
						+ KeptPlace.AT_LEAST.toDays() + " days.");
			}
		}
		catch (IOException ex) {
			lines.add("Old kept sets cannot be deleted: " + FileProblem.reason(ex) + ".");
		}
		catch (FailureException ex) {
			lines.add("Old kept sets cannot be deleted: " + ex.problem());
		}
		return lines;
	}

	/**
	 * What was kept, for a program.
	 */
	@Nullable KeptView view() {
		KeptSet written = this.set;
		return (written == null) ? null : new KeptView(written.directory().toString(),
				written.manifest().tables().size(), written.manifest().rows());
	}

}
