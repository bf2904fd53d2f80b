package com.ofauto.migrations.devtools.psl;

import java.util.Arrays;
import java.util.List;

/**
 * Methods of indexes.
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

	String sql() {
		return name();
	}

	@Override
	public String toString() {
		return this.word;
	}

}
