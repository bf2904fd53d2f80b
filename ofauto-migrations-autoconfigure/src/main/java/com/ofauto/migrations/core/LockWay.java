package com.ofauto.migrations.core;

/**
 * The way in which locks are asked for. A failure of a lock that is none of another
 * session's turns it into the next one.
 *
 * @param form the form of a lock
 * @param prepares whether a lock that was in use is prepared by a weaker one, which is
 * waited for
 */
record LockWay(Form form, boolean prepares) {

	/** The way of the first try. */
	static final LockWay FIRST = new LockWay(Form.PLAIN, true);

	/**
	 * Whether locks are asked for at all.
	 */
	boolean asks() {
		return this.form != Form.NONE;
	}

	/**
	 * A lock in the form of this way.
	 */
	String formed(String lock) {
		return (this.form == Form.CAREFUL) ? LockBlock.careful(lock) : lock;
	}

	/**
	 * The way to go on.
	 * @param failure what the server said
	 * @param prepared whether a lock was prepared
	 */
	LockWay after(MessageFailure failure, boolean prepared) {
		if (this.form == Form.PLAIN && LockBlock.is(failure.statement())) {
			// Behind a long statement. Perhaps there is no PL/pgSQL, and no other try has
			// one.
			return new LockWay(Form.NONE, this.prepares);
		}
		if (this.prepares && prepared && failure.sqlState().equals(SimpleQuery.CANCELLED)) {
			// A statement_timeout that is shorter.
			return new LockWay(this.form, false);
		}
		return new LockWay((this.form == Form.PLAIN) ? Form.CAREFUL : Form.NONE, this.prepares);
	}

	/**
	 * The form of a lock.
	 */
	enum Form {

		PLAIN,

		/** A lock that cannot be taken, for want of a right or a table, is left out. */
		CAREFUL,

		NONE

	}

}
