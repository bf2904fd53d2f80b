package com.ofauto.migrations.devtools.psl;

import org.jspecify.annotations.Nullable;

/**
 * An argument of an attribute or a function.
 *
 * @param name its name, or {@code null}
 * @param value its value
 */
record Argument(@Nullable Name name, Expression value) {

	Position at() {
		return (this.name != null) ? this.name.at() : this.value.at();
	}

	@Override
	public String toString() {
		return ((this.name != null) ? this.name + ": " : "") + this.value;
	}

}
