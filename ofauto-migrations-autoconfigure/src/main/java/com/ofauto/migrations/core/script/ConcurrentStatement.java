package com.ofauto.migrations.core.script;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A statement whose interrupted attempt shows in the catalog, which alone decides what is
 * left to do.
 *
 * @since 0.1.0
 */
public sealed interface ConcurrentStatement {

	/**
	 * {@code CREATE INDEX CONCURRENTLY}.
	 *
	 * @param table the table as the statement names it
	 * @param index the index as the statement names it, or {@code null}
	 */
	record CreateIndex(String table, @Nullable String index) implements ConcurrentStatement {

	}

	/**
	 * {@code DROP INDEX CONCURRENTLY}.
	 *
	 * @param index the index as the statement names it
	 */
	record DropIndex(String index) implements ConcurrentStatement {

	}

	/**
	 * {@code REINDEX … CONCURRENTLY}.
	 */
	record Reindex() implements ConcurrentStatement {

	}

	/**
	 * {@code ALTER TABLE … DETACH PARTITION … CONCURRENTLY}.
	 *
	 * @param table the partitioned table as the statement names it
	 * @param partition the partition as the statement names it
	 */
	record Detach(String table, String partition) implements ConcurrentStatement {

	}

	static @Nullable ConcurrentStatement of(ScriptStatement statement) {
		List<String> words = new ArrayList<>(StatementWords.of(statement));
		words.removeAll(List.of("IF", "NOT", "EXISTS", "ONLY"));
		if (!words.contains("CONCURRENTLY")) {
			return null;
		}
		return switch (words.get(0)) {
			case "CREATE" -> createIndex(words);
			case "DROP" -> new DropIndex(StatementWords.nameAt(words, words.indexOf("CONCURRENTLY") + 1));
			case "REINDEX" -> new Reindex();
			case "ALTER" -> new Detach(StatementWords.nameAt(words, 2),
					StatementWords.nameAt(words, words.indexOf("PARTITION") + 1));
			default -> null;
		};
	}

	private static ConcurrentStatement createIndex(List<String> words) {
		int afterKeyword = words.indexOf("CONCURRENTLY") + 1;
		int on = words.subList(afterKeyword, words.size()).indexOf("ON") + afterKeyword;
		return new CreateIndex(StatementWords.nameAt(words, on + 1),
				(on > afterKeyword) ? StatementWords.nameAt(words, afterKeyword) : null);
	}

}
