package com.ofauto.migrations.devtools.psl;

/**
 * A name and where it stands.
 *
 * @param text the name
 * @param at where it stands
 */
record Name(String text, Position at) {

	@Override
	public String toString() {
		return this.text;
	}

}
