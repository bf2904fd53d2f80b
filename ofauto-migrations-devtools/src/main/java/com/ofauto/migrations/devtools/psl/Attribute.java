package com.ofauto.migrations.devtools.psl;

import java.util.List;

/**
 * An attribute of a field, or with two signs of a block.
 *
 * @param name its name without signs, such as {@code map} or {@code db.VarChar}
 * @param sign one or two signs
 * @param arguments what stands in its parentheses
 * @param at where its signs stand
 */
record Attribute(Name name, String sign, List<Argument> arguments, Position at) {

	boolean is(String name) {
		return this.name.text().equals(name);
	}

	@Override
	public String toString() {
		return this.sign + this.name;
	}

}
