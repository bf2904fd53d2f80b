package com.ofauto.migrations.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.verdict.Amounts;

/**
 * What is said of a deploy that has to wait for its window.
 *
 * @param window the window
 * @param property the name of the properties that set it
 * @param waiting what waits for it; at least one
 * @param deploy the deploy
 */
record WindowRefusal(DeployWindow window, String property, List<ReviewedMigration> waiting, PlannedDeploy deploy) {

	/**
	 * The window is not open.
	 */
	OutsideWindowException closed(Instant now) {
		Optional<DeployWindow.Opening> next = this.window.after(now);
		return refused(some() + " for the window (" + set() + "). The database's clock says " + this.window.text(now)
				+ "."
				+ next.map((opening) -> " The window opens " + this.window.text(opening.begins()) + ".").orElse(""),
				next, "Deploy in the window: " + AcceptingCommand.of(this.deploy, List.of()));
	}

	/**
	 * The window is open, and closes too early.
	 */
	OutsideWindowException tooShort(Instant now, DeployWindow.Opening opening, Duration needed) {
		Optional<DeployWindow.Opening> next = this.window.after(now);
		boolean fits = next.filter((later) -> needed.compareTo(later.length()) <= 0).isPresent();
		return refused(
				some() + " for the window (" + set() + "): in the rehearsal it took " + Amounts.exact(needed)
						+ " until that was applied, and the window, which closes " + this.window.text(opening.ends())
						+ ", is open for " + Amounts.exact(opening.rest(now)) + "."
						+ next
							.map((later) -> " It opens again " + this.window.text(later.begins())
									+ (fits ? "."
											: ", for " + Amounts.exact(later.length()) + ", which is too short too."))
							.orElse(""),
				next, fits ? "Deploy when the window opens: " + AcceptingCommand.of(this.deploy, List.of())
						: "Make the window longer: " + this.property + ".hours");
	}

	private OutsideWindowException refused(String why, Optional<DeployWindow.Opening> next, String remedy) {
		StringBuilder problem = new StringBuilder(why).append(" Nothing was applied.");
		for (ReviewedMigration migration : this.waiting) {
			problem.append('\n').append(migration.name()).append(':');
			migration.risks().forEach((risk) -> problem.append("\n  ").append(risk.at(migration.file())));
		}
		return new OutsideWindowException(problem.toString(),
				remedy + "\nIn an emergency, without waiting for it: "
						+ AcceptingCommand.of(this.deploy, List.of(WindowCheck.WORD)),
				next.map(DeployWindow.Opening::begins).orElse(null),
				this.waiting.stream().map(ReviewedMigration::name).toList());
	}

	private String set() {
		return this.property + ": " + this.window;
	}

	private String some() {
		int pending = this.deploy.plan().toApply().size();
		return (pending == 1) ? "The pending migration waits" : this.waiting.size() + " of " + pending
				+ " pending migrations " + ((this.waiting.size() == 1) ? "waits" : "wait");
	}

}
