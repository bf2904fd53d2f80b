package com.ofauto.migrations.devtools.pull;

import org.jspecify.annotations.Nullable;

/**
 * The type of a field.
 *
 * @param word one of Prisma's types, an enum, or {@code Unsupported("…")}
 * @param nativeType the native type after {@code @db.}, if it is not the default
 * @param list whether it is a list
 * @param base the type in PostgreSQL without length and brackets
 */
record FieldType(String word, @Nullable String nativeType, boolean list, String base) {

	boolean unsupported() {
		return this.word.startsWith("Unsupported(");
	}

	/**
	 * Whether Prisma's language allows a foreign key between fields of the two types.
	 */
	boolean refersTo(FieldType other) {
		boolean sameNative = this.base.equals(other.base)
				|| !(incomparable(this.nativeType) || incomparable(other.nativeType));
		return !this.list && !other.list && this.word.equals(other.word) && sameNative;
	}

	private static boolean incomparable(@Nullable String nativeType) {
		return "Uuid".equals(nativeType) || "Inet".equals(nativeType);
	}

	String written() {
		return this.word + (this.list ? "[]" : "");
	}

}
