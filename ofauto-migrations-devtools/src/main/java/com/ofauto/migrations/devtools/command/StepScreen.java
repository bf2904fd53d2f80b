package com.ofauto.migrations.devtools.command;

import java.util.function.Consumer;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.HazardReport;
import com.ofauto.migrations.devtools.workbench.OnlineText;
import com.ofauto.migrations.devtools.workbench.Summary;

/**
 * Prints a difference for people.
 */
final class StepScreen {

	private final Consumer<String> lines;

	/**
	 * Create a screen that the user requested.
	 */
	StepScreen(Output output) {
		this(output::data);
	}

	private StepScreen(Consumer<String> lines) {
		this.lines = lines;
	}

	/**
	 * Create a screen beside the requested output.
	 */
	static StepScreen beside(Output output) {
		return new StepScreen(output::note);
	}

	/**
	 * Print one line for each step.
	 */
	void steps(Difference difference) {
		Summary.lines(difference).forEach((line) -> this.lines.accept("  " + line));
	}

	/**
	 * Print the hazards of the steps, the worst first.
	 */
	void stakes(HazardReport stakes) {
		for (Hazard.Effect effect : Hazard.Effect.values()) {
			stakes.told(effect).forEach((sentence) -> this.lines.accept("  ! " + sentence));
		}
	}

	/**
	 * Print what is written so that nobody waits for it, and what is not or could be.
	 */
	void online(Draft draft) {
		if (!draft.easier().isEmpty()) {
			this.lines.accept("  " + OnlineText.offer(draft.easier()));
		}
		if (!draft.written().eased().isEmpty()) {
			this.lines.accept("  " + OnlineText.eased(draft.written().eased()));
		}
		draft.notes().forEach((note) -> {
			this.lines.accept("  ! " + note.sentence());
			note.advice().forEach((step) -> {
				this.lines.accept("    " + step.what() + ":");
				step.sql().lines().forEach((line) -> this.lines.accept("      " + line));
			});
		});
	}

	/**
	 * Print the invalid bodies that are created nevertheless.
	 */
	void bodies(Draft draft) {
		draft.wrongBodies().forEach((body) -> this.lines.accept("  ! " + body.warning()));
	}

}
