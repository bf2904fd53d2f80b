package com.ofauto.migrations.core;

/**
 * A failure that a person is told: what happened, and what to do next. Exceptions of this
 * library implement it, so that one place shows them all.
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
	 * What it means for the caller, who may have to do something else.
	 * @return the kind
	 */
	Kind kind();

	/**
	 * What failures mean for the caller. Exit codes of commands follow from it.
	 */
	enum Kind {

		/** It must not be done here, or not so; nothing has been done. */
		REFUSED,

		/** Migrations are still pending. */
		PENDING,

		/** Findings stand in the way: see them. */
		REJECTED,

		/** Something was wrong with what was to be done. */
		FAILED,

		/** The database could not be reached or locked. */
		UNREACHABLE

	}

}
