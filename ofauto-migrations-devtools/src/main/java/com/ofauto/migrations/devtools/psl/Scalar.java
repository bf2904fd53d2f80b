package com.ofauto.migrations.devtools.psl;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The types of Prisma, with their column types if no native type is given.
 */
enum Scalar {

	INT("Int", "INTEGER"), BIG_INT("BigInt", "BIGINT"), FLOAT("Float", "DOUBLE PRECISION"),
	DECIMAL("Decimal", "DECIMAL(65,30)"), BOOLEAN("Boolean", "BOOLEAN"), STRING("String", "TEXT"),
	DATE_TIME("DateTime", "TIMESTAMP(3)"), BYTES("Bytes", "BYTEA"), JSON("Json", "JSONB");

	private final String word;

	private final String column;

	Scalar(String word, String column) {
		this.word = word;
		this.column = column;
	}

	static @Nullable Scalar of(String word) {
		return Arrays.stream(values()).filter((scalar) -> scalar.word.equals(word)).findFirst().orElse(null);
	}

	static List<String> words() {
		return Arrays.stream(values()).map(Scalar::toString).toList();
	}

	String column() {
		return this.column;
	}

	@Override
	public String toString() {
		return this.word;
	}

}
