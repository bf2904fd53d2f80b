package com.ofauto.migrations.core;

/**
 * A failure with a message for a person: what happened, and what to do next. The
 * exceptions of this library implement it, so that they are all shown in the same way.
 *
 * @since 0.1.0
 */
public interface Failure {

	/**
	 * What happened, where and why.
	 * @return one or more sentences
	 */
	String problem();

	/**
	 * What to do next.
	 * @return one or more sentences, or an empty text
	 */
	String remedy();

	/**
	 * What the failure means for the caller.
	 * @return the kind
	 */
	Kind kind();

	/**
	 * What failures mean for the caller. Exit codes of commands follow from it.
	 */
	enum Kind {

		/** The operation is not allowed here or in this form; nothing has been done. */
		REFUSED,

		/** Migrations are still pending. */
		PENDING,

		/** Findings stop the operation. */
		REJECTED,

		/** The work itself failed. */
		FAILED,

		/** The database could not be reached or locked. */
		UNREACHABLE

	}

}
