package com.ofauto.migrations.command;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Archiver;
import com.ofauto.migrations.core.DeployMark;

/**
 * Sentences about the mark of a deploy.
 *
 * @since 0.1.0
 */
@Internal
public final class MarkNotes {

	private MarkNotes() {
	}

	/**
	 * Where a deploy begins.
	 * @param mark its mark
	 * @return the sentences, without the last full stop
	 */
	public static String begins(DeployMark mark) {
		return "The deploy begins at " + mark.describe() + ". A base backup cannot be seen from here";
	}

	/**
	 * Whether a person has to look after the archiver.
	 * @param mark the mark of a deploy
	 * @return {@code true} if it does not do what it is switched on for
	 */
	public static boolean isWarning(DeployMark mark) {
		Archiver.State state = mark.archiver().state();
		return state == Archiver.State.FAILING || state == Archiver.State.BEHIND;
	}

}
