package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.workbench.Impacts;
import com.ofauto.migrations.devtools.workbench.RollbackProof;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RollbackImpact;
import org.jspecify.annotations.Nullable;

/**
 * Traces the migrations again that have their impact beside them, and compares.
 */
final class ImpactCheck {

	private static final int NAMED = 5;

	private final CommandContext tools;

	private final ImpactFiles files;

	private final Output output;

	private final CheckReport report;

	private final Map<String, MigrationImpact> written = new HashMap<>();

	private final List<String> absent = new ArrayList<>();

	private final List<String> wrong = new ArrayList<>();

	private boolean edited;

	ImpactCheck(CommandContext tools, Path directory, Output output, CheckReport report) {
		this.tools = tools;
		this.files = new ImpactFiles(tools.sources(), directory);
		this.output = output;
		this.report = report;
	}

	/**
	 * Compare, and report what is wrong.
	 * @param all all migrations, which can be replayed
	 * @param rollbacks the results for their rollbacks
	 */
	void check(ScratchDatabases scratch, List<Migration> all, List<RollbackProof.Result> rollbacks) {
		all.forEach((migration) -> read(migration.name(), migration.impact()));
		new Impacts(scratch, this.tools.scratchSettings())
			.of(all, (migration) -> this.written.containsKey(migration.name()), rollbacks)
			.forEach((name, traced) -> compare(name, Objects.requireNonNull(this.written.get(name)), traced));
		int files = all.size() - this.absent.size();
		if (files > 0) {
			this.report.say(
					(files - this.wrong.size()) + " of " + files + " impact.json files say what their migration does.");
		}
		if (!this.wrong.isEmpty()) {
			this.report.say("Write " + ((this.wrong.size() == 1) ? "it" : "them") + " again: " + command() + ".");
		}
		noteAbsent();
	}

	private void noteAbsent() {
		if (!this.absent.isEmpty()) {
			String last = this.absent.get(this.absent.size() - 1);
			this.output.note(((this.absent.size() == 1) ? "1 migration has no impact.json: " + last
					: this.absent.size() + " migrations have no impact.json; the last is " + last)
					+ ". migrate impact writes it.");
		}
	}

	private void read(String name, KnownImpact known) {
		if (known instanceof KnownImpact.Known usable) {
			this.written.put(name, usable.impact());
		}
		else if (known instanceof KnownImpact.Absent) {
			this.absent.add(name);
		}
		else if (known instanceof KnownImpact.Stale stale) {
			outdated(name, (stale.changed() == KnownImpact.Change.SCRIPT) ? "the script" : "the migrations before it");
		}
		else if (known instanceof KnownImpact.Unreadable unreadable) {
			wrong("impact-unreadable", name, "The impact of " + name + " cannot be read. " + unreadable.reason() + ".");
		}
	}

	private void outdated(String name, String what) {
		wrong("impact-out-of-date", name,
				this.files.show(name) + " is out of date: " + what + " changed since it was written.");
	}

	private void wrong(String code, String name, String sentence) {
		this.wrong.add(name);
		this.report.found(code, name, sentence);
	}

	private void compare(String name, MigrationImpact written, MigrationImpact traced) {
		if (!Objects.equals(digest(written.rollback()), digest(traced.rollback()))) {
			outdated(name, "rollback.sql");
			return;
		}
		MigrationImpact here = new MigrationImpact(written.script(), written.history(), written.server(),
				traced.statements(), traced.creates(), traced.renames(), traced.rollback());
		if (here.equals(written)) {
			return;
		}
		String difference = LineDifference.of(ImpactText.write(written), ImpactText.write(here))
			.indent(2)
			.stripTrailing();
		if (major(written).equals(major(traced))) {
			this.edited = true;
			wrong("impact-differs", name, this.files.show(name)
					+ " is not what a trace shows (-: written there, +: shown here):\n" + difference);
		}
		else {
			this.output.note(this.files.show(name) + " is of PostgreSQL " + major(written) + ", and PostgreSQL "
					+ major(traced) + " does it otherwise (-: written there, +: shown here):\n" + difference);
		}
	}

	private static String digest(@Nullable RollbackImpact rollback) {
		return (rollback != null) ? rollback.script() : "";
	}

	private static String major(MigrationImpact impact) {
		return impact.server().replaceFirst("(?:\\.|\\D).*", "");
	}

	/**
	 * Without names the command finds those that are out of date, and not one that was
	 * edited.
	 */
	private String command() {
		if (this.wrong.size() <= NAMED) {
			return "migrate impact " + this.wrong.stream().map(ShellWord::of).collect(Collectors.joining(" "));
		}
		return "migrate impact" + (this.edited ? " --all" : "");
	}

}
