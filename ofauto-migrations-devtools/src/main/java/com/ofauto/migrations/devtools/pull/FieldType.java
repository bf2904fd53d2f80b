package com.ofauto.migrations.devtools.pull;

import org.jspecify.annotations.Nullable;

/**
 * The type of a field.
 *
 * @param word one of Prisma's types, an enum, or {@code Unsupported("…")}
 * @param nativeType what stands behind {@code @db.}, where it is not the default
 * @param list whether there are many
 * @param base the type in PostgreSQL without length and without brackets
 */
record FieldType(String word, @Nullable String nativeType, boolean list, String base) {

	boolean unsupported() {
		return this.word.startsWith("Unsupported(");
	}

	/**
	 * Whether a foreign key in Prisma's language can lead from a field of one type to one
	 * of the other.
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
