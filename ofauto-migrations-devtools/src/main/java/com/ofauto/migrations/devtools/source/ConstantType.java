package com.ofauto.migrations.devtools.source;

/**
 * The type of a constant.
 *
 * @param base its name, without length, precision and brackets
 * @param name its name, with length and precision
 * @param dimensions how many pairs of brackets follow it
 */
record ConstantType(String base, String name, int dimensions) {

	ConstantType array() {
		return new ConstantType(this.base, this.name, this.dimensions + 1);
	}

	String sql() {
		return this.name + "[]".repeat(this.dimensions);
	}

}
