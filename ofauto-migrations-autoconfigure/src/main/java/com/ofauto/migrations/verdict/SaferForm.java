package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * Statements that do the same as another one, without blocking anybody for long.
 *
 * @param migrations the files that take its place, in order: each with what it is for and
 * its statements
 * @since 0.1.0
 */
public record SaferForm(List<Step> migrations) {

	public SaferForm {
		migrations = List.copyOf(migrations);
	}

	static SaferForm of(String what, String... sql) {
		return new SaferForm(List.of(new Step(what, String.join("\n", sql))));
	}

	SaferForm then(String what, String... sql) {
		return new SaferForm(
				Stream.concat(this.migrations.stream(), Stream.of(new Step(what, String.join("\n", sql)))).toList());
	}

	/**
	 * One file.
	 *
	 * @param what what to know about it, such as {@code in a file of its own}
	 * @param sql its statements
	 */
	public record Step(String what, String sql) {

	}

}
