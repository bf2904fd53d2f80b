package com.ofauto.migrations.devtools.psl;

import java.util.List;

/**
 * An attribute of a field ({@code @}) or of a block ({@code @@}).
 *
 * @param name its name without {@code @}, such as {@code map} or {@code db.VarChar}
 * @param sign {@code @} or {@code @@}
 * @param arguments its arguments
 * @param at its position
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
