package com.ofauto.migrations.devtools.diff.online;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Puts pieces together, so that no transaction does anything that takes long under a lock
 * of another statement.
 */
final class Segments {

	private final List<Difference> segments = new ArrayList<>();

	private final List<Step> open = new ArrayList<>();

	private final List<Difference> later = new ArrayList<>();

	void add(Piece piece) {
		if (piece.steps().stream().anyMatch(Segments::needsValidConstraints)) {
			closeAll();
		}
		switch (piece.place()) {
			case WITH_OTHERS -> this.open.addAll(piece.steps());
			case BY_ITSELF -> {
				close();
				this.segments.add(new Difference(piece.steps()));
			}
			case AT_THE_END -> this.later.add(new Difference(piece.steps()));
		}
	}

	/**
	 * A constraint has to be valid before its table becomes a part of another, and is
	 * validated under the name that it has got.
	 */
	static boolean needsValidConstraints(Step step) {
		return step instanceof TableStep
				|| step instanceof ObjectStep.RenameObject rename && rename.from().kind() != ObjectKind.INDEX;
	}

	private void close() {
		if (!this.open.isEmpty()) {
			this.segments.add(new Difference(this.open));
			this.open.clear();
		}
	}

	void closeAll() {
		if (!this.later.isEmpty()) {
			close();
			this.segments.addAll(this.later);
			this.later.clear();
		}
	}

	List<Difference> end() {
		closeAll();
		close();
		return this.segments;
	}

}
