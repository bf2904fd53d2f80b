package com.ofauto.migrations.verdict;

import java.util.List;

import com.ofauto.migrations.impact.CreatedRelation;
import com.ofauto.migrations.impact.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * A relation as it is in the database.
 *
 * @param oid its number
 * @param name its name as SQL has it, without the default schema
 * @param kind what it is, {@code null} for what no migration locks
 * @param bytes its size with TOAST and indexes, {@code null} if it was never analyzed
 * @param heap the part of it that a scan of the rows reads
 * @param rows an estimate of its rows, {@code null} if it was never analyzed
 * @param reads how many scans of it have been counted
 * @param writes how many of its rows have been written
 * @param children partitions and heirs, at all levels
 * @param partners the tables at the other ends of its foreign keys
 * @param primaryKey the columns of its primary key as SQL has them, may be empty
 * @param invalid its indexes that are not valid
 * @param key the one column of its primary key as SQL has it, if a backfill can follow
 * it, or {@code null}
 */
record LiveRelation(long oid, String name, @Nullable RelationKind kind, @Nullable Long bytes, @Nullable Long heap,
		@Nullable Long rows, long reads, long writes, List<Long> children, List<Long> partners, List<String> primaryKey,
		List<String> invalid, @Nullable String key) {

	LiveRelation(long oid, String name, @Nullable RelationKind kind, @Nullable Long bytes, @Nullable Long heap,
			@Nullable Long rows, long reads, long writes, List<Long> children, List<Long> partners,
			List<String> primaryKey, List<String> invalid) {
		this(oid, name, kind, bytes, heap, rows, reads, writes, children, partners, primaryKey, invalid, null);
	}

	/**
	 * One that is not there yet.
	 * @param number a number below zero
	 * @param name its name by then
	 * @param created what a migration creates
	 */
	static LiveRelation created(long number, String name, CreatedRelation created) {
		Long none = created.rowsUnknown() ? null : 0L;
		return new LiveRelation(number, name, created.kind(), none, none, none, 0, 0, List.of(), List.of(), List.of(),
				List.of());
	}

	/**
	 * Whether a pending migration creates it.
	 */
	boolean isCreated() {
		return this.oid < 0;
	}

	/**
	 * The same with rows more, of which nobody knows how many.
	 */
	LiveRelation grown() {
		return new LiveRelation(this.oid, this.name, this.kind, null, null, null, this.reads, this.writes,
				this.children, this.partners, this.primaryKey, this.invalid, this.key);
	}

	/**
	 * Whether it has rows of its own.
	 */
	boolean isStored() {
		return this.kind == RelationKind.TABLE || this.kind == RelationKind.MATERIALIZED_VIEW;
	}

}
