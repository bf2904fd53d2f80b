package com.ofauto.migrations.core;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The comments of a database from which its stamp is read.
 *
 * @param comment the comment of the history table, or {@code null} for none
 * @param others the comments of the histories in other schemas, by schema
 * @param binding which database it is
 * @param captures the comment of the schema of captures, or {@code null} if there are
 * none
 */
record DatabaseComments(@Nullable String comment, Map<String, String> others, DatabaseIdentity binding,
		@Nullable String captures) {

	@Nullable StampedEnvironment stamp() {
		return stamp(this.comment);
	}

	/**
	 * The strictest stamp of the other schemas: a stamp applies to the database,
	 * whichever schema's history carries it.
	 */
	@Nullable StampedSchema elsewhere() {
		if (this.others.isEmpty()) {
			return null;
		}
		return this.others.entrySet()
			.stream()
			.flatMap((other) -> Stream.ofNullable(stamp(other.getValue()))
				.map((stamp) -> new StampedSchema(other.getKey(), stamp)))
			.max(Comparator.comparing((StampedSchema other) -> other.stamp().environment())
				.thenComparing((other) -> other.stamp().copy()))
			.orElse(null);
	}

	private @Nullable StampedEnvironment stamp(@Nullable String comment) {
		Stamp stamp = Stamp.in(comment);
		return (stamp != null) ? new StampedEnvironment(stamp.environment(), !stamp.isOf(this.binding), stamp.byRun())
				: null;
	}

}
