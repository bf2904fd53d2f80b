package com.ofauto.migrations.devtools.psl;

import org.jspecify.annotations.Nullable;

/**
 * The type of a scalar field.
 */
sealed interface FieldType {

	/**
	 * The type of the column; for a list, of one element.
	 */
	String column();

	/**
	 * One of Prisma's own types.
	 */
	record Builtin(Scalar scalar, @Nullable NativeType nativeType) implements FieldType {

		@Override
		public String column() {
			return (this.nativeType != null) ? this.nativeType.column() : this.scalar.column();
		}

		NativeType.@Nullable Kind kind() {
			return (this.nativeType != null) ? this.nativeType.kind() : null;
		}

		@Override
		public String toString() {
			return this.scalar.toString();
		}

	}

	/**
	 * An enum.
	 */
	record OfEnum(EnumType type) implements FieldType {

		@Override
		public String column() {
			return PhysicalSchema.qualified(this.type.schema(), this.type.name());
		}

		@Override
		public String toString() {
			return this.type.declaration().name().text();
		}

	}

	/**
	 * A type that Prisma does not know, as it is written.
	 */
	record Verbatim(String column) implements FieldType {

		@Override
		public String toString() {
			return "Unsupported(\"" + this.column + "\")";
		}

	}

}
