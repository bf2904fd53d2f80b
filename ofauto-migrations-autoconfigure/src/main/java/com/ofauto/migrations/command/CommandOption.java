package com.ofauto.migrations.command;

import org.jspecify.annotations.Nullable;

/**
 * One option of a command.
 *
 * @param name its name with both hyphens, such as {@code --to}
 * @param value what its value is called in the help, in brackets if it can be left out,
 * or {@code null} if it has none
 * @param description what it does, in a few words
 * @param repeatable whether it may be given several times
 * @since 0.1.0
 */
public record CommandOption(String name, @Nullable String value, String description, boolean repeatable) {

	boolean valueIsOptional() {
		return this.value != null && this.value.startsWith("[");
	}

	String label() {
		return (this.value != null) ? this.name + " " + this.value : this.name;
	}

}
