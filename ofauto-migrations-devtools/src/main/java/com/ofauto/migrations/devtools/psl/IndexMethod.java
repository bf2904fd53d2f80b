package com.ofauto.migrations.devtools.psl;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The methods of indexes.
 */
enum IndexMethod {

	BTREE("BTree"), HASH("Hash"), GIST("Gist"), GIN("Gin"), SPGIST("SpGist"), BRIN("Brin");

	private final String word;

	IndexMethod(String word) {
		this.word = word;
	}

	static List<String> words() {
		return Arrays.stream(values()).map((method) -> method.word).toList();
	}

	static IndexMethod of(String word) {
		return values()[words().indexOf(word)];
	}

	static @Nullable String word(String sql) {
		return Arrays.stream(values())
			.filter((method) -> method.name().equalsIgnoreCase(sql))
			.map(IndexMethod::toString)
			.findFirst()
			.orElse(null);
	}

	String sql() {
		return name();
	}

	@Override
	public String toString() {
		return this.word;
	}

}
