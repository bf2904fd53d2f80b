package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.devtools.command.TracingView.ImpactFileView;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.workbench.Impacts;
import com.ofauto.migrations.devtools.workbench.Rollback;
import com.ofauto.migrations.devtools.workbench.RollbackProof;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.KnownImpact;

/**
 * Traces migrations for a command, and writes their impact beside them.
 *
 * @param tools what the commands share
 * @param scratch makes the databases
 * @param output where to tell of it
 */
record ImpactTracing(CommandContext tools, ScratchDatabases scratch, Output output) {

	/**
	 * Find the migrations whose file is not right, and those without one that are newer
	 * than one that has its file. A project that has begun with files goes on with them.
	 */
	static Set<String> outdated(List<Migration> all) {
		Set<String> outdated = new HashSet<>();
		boolean begun = false;
		for (Migration migration : all) {
			KnownImpact known = migration.impact();
			boolean absent = known instanceof KnownImpact.Absent;
			if (!(known instanceof KnownImpact.Known) && (begun || !absent)) {
				outdated.add(migration.name());
			}
			begun |= !absent;
		}
		return outdated;
	}

	/**
	 * Trace some migrations and write their impact.
	 * @return their files, in order
	 */
	List<ImpactFileView> write(Path directory, List<Migration> all, Set<String> names) {
		List<ImpactFileView> written = new ArrayList<>();
		if (names.isEmpty()) {
			return written;
		}
		List<RollbackProof.Result> rollbacks = new RollbackProof(this.scratch, this.tools.scratchSettings(),
				this.tools.privileges())
			.of(directory, all, (migration) -> names.contains(migration.name()));
		ImpactFiles files = new ImpactFiles(this.tools.sources(), directory);
		new Impacts(this.scratch, this.tools.scratchSettings())
			.of(all, (migration) -> names.contains(migration.name()), rollbacks)
			.forEach((name, impact) -> written.add(files.write(name, impact)));
		return written;
	}

	/**
	 * Do the same for a command that has done its work. What cannot be traced is told.
	 */
	void refresh(Path directory, List<Migration> all, Set<String> names) {
		try {
			write(directory, all, names).forEach((file) -> this.output.data(file.text()));
		}
		catch (MigrationException | ScratchException ex) {
			this.output.note("No impact.json was written, since the migrations could not be traced: " + ex.problem());
		}
	}

	/**
	 * Add the impact to the files of a migration that is not written yet. One that cannot
	 * be traced is written without it.
	 */
	void add(Path directory, String name, Map<String, String> files, Rollback rollback) {
		try {
			files.put(Impacts.FILE,
					ImpactText.write(new Impacts(this.scratch, this.tools.scratchSettings()).of(
							CommandContext.migrations(directory), this.tools.sources().dated(directory, name), files,
							rollback)));
		}
		catch (MigrationException | ScratchException ex) {
			this.output.note("The migration gets no impact.json, since it could not be traced: " + ex.problem());
		}
	}

}
