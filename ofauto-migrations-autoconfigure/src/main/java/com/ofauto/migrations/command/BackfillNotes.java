package com.ofauto.migrations.command;

import java.time.Duration;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.ReadableText;

/**
 * What a person is told of a backfill that runs.
 *
 * @since 0.1.0
 */
@Internal
public final class BackfillNotes {

	private BackfillNotes() {
	}

	/**
	 * It waits for a receiver of the changes.
	 * @param name the migration's name
	 * @param receiver the name by which the server knows the receiver
	 * @param lag how far it is behind
	 * @return one line
	 */
	public static String held(String name, String receiver, Duration lag) {
		return "Backfill " + name + " waits: " + ReadableText.name(receiver) + " is " + DurationText.of(lag)
				+ " behind; lag=off in its comment would not wait";
	}

	/**
	 * It does not know how far the receivers are.
	 * @param name the migration's name
	 * @return one line
	 */
	public static String unaware(String name) {
		return "Backfill " + name + " does not wait for standbys: this role may not see how far they are, which"
				+ " GRANT pg_read_all_stats would change";
	}

}
