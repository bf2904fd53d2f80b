package com.ofauto.migrations.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A relation that a statement touches, with its numbers.
 *
 * @param name its name as SQL has it, without the default schema
 * @param lock the lock that is held while the statement runs, as SQL names it, or
 * {@code null} if it was taken by a part or partner of the relation
 * @param bytes its size with partitions, TOAST and indexes, or {@code null} if it is not
 * known
 * @param rows an estimate of its rows, or {@code null} if it is not known
 * @param readsAMinute scans in a minute since the statistics were reset, or {@code null}
 * if they are not known
 * @param writesAMinute rows written in a minute since then, or {@code null} if they are
 * not known
 * @since 0.1.0
 */
public record RelationVerdict(String name, @Nullable String lock, @Nullable Long bytes, @Nullable Long rows,
		@Nullable Long readsAMinute, @Nullable Long writesAMinute) {

}
