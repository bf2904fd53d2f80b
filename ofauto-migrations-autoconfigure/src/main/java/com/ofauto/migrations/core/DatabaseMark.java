package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * What a database says of itself.
 *
 * @param comment the comment of the history table, or {@code null} for none
 * @param binding which database it is
 */
record DatabaseMark(@Nullable String comment, Binding binding) {

	@Nullable StampedEnvironment stamp() {
		Stamp stamp = Stamp.in(this.comment);
		return (stamp != null) ? new StampedEnvironment(stamp.environment(), !stamp.isOf(this.binding)) : null;
	}

}
