package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

/**
 * What one statement does to those who use the database.
 *
 * @param line its line in the file
 * @param kinds everything that it does, in one word each
 * @param sentence the same with relations and numbers
 * @param notes what it may have to wait for, and what else is worth knowing
 * @param relations the relations that it touches
 * @param safer how the same is done without blocking, or {@code null} if no such form is
 * known
 * @since 0.1.0
 */
public record StatementVerdict(int line, Set<VerdictKind> kinds, String sentence, List<String> notes,
		List<RelationVerdict> relations, @Nullable SaferForm safer) {

	public StatementVerdict {
		kinds = Set.copyOf(kinds);
		// Names of relations are in them, and they go to terminals and logs.
		sentence = ReadableText.name(sentence);
		notes = notes.stream().map(ReadableText::name).toList();
		relations = List.copyOf(relations);
	}

	/**
	 * The worst that it does.
	 * @return what it does, in one word
	 */
	public VerdictKind kind() {
		return VerdictKind.worst(this.kinds);
	}

	/**
	 * The same with one more clause in its sentence.
	 */
	StatementVerdict with(String clause) {
		return new StatementVerdict(this.line, this.kinds,
				this.sentence.substring(0, this.sentence.length() - 1) + "; " + clause + ".", this.notes,
				this.relations, this.safer);
	}

}
