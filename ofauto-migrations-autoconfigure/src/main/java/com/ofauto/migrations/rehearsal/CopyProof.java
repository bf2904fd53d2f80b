package com.ofauto.migrations.rehearsal;

import com.ofauto.migrations.Internal;

/**
 * What is known about a database that is said to be a copy of the configured one.
 *
 * @since 0.1.0
 */
@Internal
public sealed interface CopyProof {

	/**
	 * It is a copy of the configured database, on another server.
	 */
	record Proven() implements CopyProof {

	}

	/**
	 * It may be anything, and a person has to say that it may be changed.
	 *
	 * @param reason why it is not known, in a sentence
	 */
	record Unproven(String reason) implements CopyProof {

	}

}
