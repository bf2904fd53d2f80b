package com.ofauto.migrations.devtools.psl;

/**
 * A name and its position.
 *
 * @param text the name
 * @param at its position
 */
record Name(String text, Position at) {

	@Override
	public String toString() {
		return this.text;
	}

}
