package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.safety.ReviewFinding;
import org.jspecify.annotations.Nullable;

/**
 * What a check finds: told to a person while it goes on, and to a program at its end.
 */
final class CheckReport {

	private final Output output;

	private final boolean json;

	private final List<ReviewFinding> findings = new ArrayList<>();

	CheckReport(Output output, boolean json) {
		this.output = output;
		this.json = json;
	}

	/**
	 * Tell a person what is right.
	 */
	void say(String line) {
		if (!this.json) {
			this.output.data(line);
		}
	}

	/**
	 * Add a finding.
	 * @param code what it is
	 * @param migration the migration, or {@code null} if it is about all of them
	 * @param text where and why, and what to do
	 */
	void found(String code, @Nullable String migration, String text) {
		this.findings.add(new ReviewFinding(code, migration, text));
		say(text);
	}

	/**
	 * Add a finding of the files, which a person can accept by its code.
	 */
	void found(ReviewFinding finding) {
		this.findings.add(finding);
		say(finding.line());
	}

	/**
	 * Tell a program what was found.
	 * @param migrations how many were checked
	 */
	ExitCode end(int migrations) {
		if (this.json) {
			this.output.json(new CheckView(migrations, this.findings));
		}
		return this.findings.isEmpty() ? ExitCode.FINE : ExitCode.DIFFERENT;
	}

	/**
	 * A check, for programs.
	 *
	 * @param migrations how many migrations were checked
	 * @param findings what somebody should change
	 */
	record CheckView(int migrations, List<ReviewFinding> findings) {

		CheckView {
			findings = List.copyOf(findings);
		}

	}

}
