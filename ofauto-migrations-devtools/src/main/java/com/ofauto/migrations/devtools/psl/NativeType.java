package com.ofauto.migrations.devtools.psl;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A native type of PostgreSQL.
 *
 * @param kind which
 * @param arguments its length, precision and scale
 */
record NativeType(Kind kind, List<Integer> arguments) {

	static NativeType read(Attribute attribute, String datasource, Scalar scalar) {
		String path = attribute.name().text();
		String word = path.substring(path.indexOf('.') + 1);
		Position at = attribute.at();
		if (!path.startsWith(datasource + ".")) {
			throw at.error("The native type " + attribute + " does not begin with the name of the datasource.",
					"Write @" + datasource + "." + word + ".");
		}
		List<String> compatible = Arrays.stream(Kind.values())
			.filter((kind) -> kind.scalar == scalar)
			.map(Kind::toString)
			.toList();
		Kind kind = Kind.of(word);
		String prefix = "@" + datasource + ".";
		if (kind == null) {
			throw at.error("The native type " + attribute + " is not known.", Suggestion.of(word, compatible, prefix));
		}
		if (kind.scalar != scalar) {
			throw at.error("The native type " + attribute + " belongs to fields of type " + kind.scalar + ", not "
					+ scalar + ".", "For " + scalar + " " + lowerFirst(Suggestion.oneOf(compatible, prefix)));
		}
		NativeType type = new NativeType(kind,
				attribute.arguments().stream().map((argument) -> number(attribute, argument)).toList());
		type.checkArguments(attribute);
		return type;
	}

	private static int number(Attribute attribute, Argument argument) {
		if (argument.name() == null && argument.value() instanceof Expression.Numeral number
				&& number.value().matches("[0-9]{1,9}")) {
			return Integer.parseInt(number.value());
		}
		throw argument.at().error("The native type " + attribute + " takes whole numbers, not " + argument + ".");
	}

	private void checkArguments(Attribute attribute) {
		if (!this.arguments.isEmpty() && this.arguments.size() != this.kind.form.count) {
			throw attribute.at()
				.error("The native type " + attribute + " takes " + this.kind.form.text + ", not "
						+ this.arguments.size() + ".");
		}
		for (int argument : this.arguments.stream().limit(1).toList()) {
			if (argument < this.kind.form.least || argument > this.kind.form.most) {
				throw attribute.at()
					.error(argument + " is out of range: the native type " + attribute + " takes "
							+ this.kind.form.least + " to " + this.kind.form.most + ".");
			}
		}
		if (this.arguments.size() == 2 && this.arguments.get(1) > this.arguments.get(0)) {
			throw attribute.at()
				.error("The scale " + this.arguments.get(1) + " is larger than the precision " + this.arguments.get(0)
						+ ".");
		}
	}

	String column() {
		return this.kind.column + (this.arguments.isEmpty() ? ""
				: this.arguments.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
	}

	private static String lowerFirst(String text) {
		return text.isEmpty() ? "" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
	}

	/**
	 * The arguments of a native type.
	 */
	enum Form {

		NONE(0, 0, 0, "no arguments"), LENGTH(1, 1, 10485760, "one length"), BITS(1, 1, 83886080, "one length"),
		SECONDS(1, 0, 6, "one precision"), DECIMAL(2, 1, 1000, "a precision and a scale");

		private final int count;

		private final int least;

		private final int most;

		private final String text;

		Form(int count, int least, int most, String text) {
			this.count = count;
			this.least = least;
			this.most = most;
			this.text = text;
		}

	}

	/**
	 * The native types.
	 */
	enum Kind {

		SMALL_INT("SmallInt", Scalar.INT, "SMALLINT"), INTEGER("Integer", Scalar.INT, "INTEGER"),
		BIG_INT("BigInt", Scalar.BIG_INT, "BIGINT"), OID("Oid", Scalar.INT, "OID"),
		DECIMAL("Decimal", Scalar.DECIMAL, "DECIMAL", Form.DECIMAL), MONEY("Money", Scalar.DECIMAL, "MONEY"),
		INET("Inet", Scalar.STRING, "INET"), CITEXT("Citext", Scalar.STRING, "CITEXT"),
		VAR_CHAR("VarChar", Scalar.STRING, "VARCHAR", Form.LENGTH), CHAR("Char", Scalar.STRING, "CHAR", Form.LENGTH),
		TEXT("Text", Scalar.STRING, "TEXT"), BIT("Bit", Scalar.STRING, "BIT", Form.BITS),
		VAR_BIT("VarBit", Scalar.STRING, "VARBIT", Form.BITS), UUID("Uuid", Scalar.STRING, "UUID"),
		XML("Xml", Scalar.STRING, "XML"), REAL("Real", Scalar.FLOAT, "REAL"),
		DOUBLE_PRECISION("DoublePrecision", Scalar.FLOAT, "DOUBLE PRECISION"), BYTE_A("ByteA", Scalar.BYTES, "BYTEA"),
		TIMESTAMP("Timestamp", Scalar.DATE_TIME, "TIMESTAMP", Form.SECONDS),
		TIMESTAMPTZ("Timestamptz", Scalar.DATE_TIME, "TIMESTAMPTZ", Form.SECONDS),
		DATE("Date", Scalar.DATE_TIME, "DATE"), TIME("Time", Scalar.DATE_TIME, "TIME", Form.SECONDS),
		TIMETZ("Timetz", Scalar.DATE_TIME, "TIMETZ", Form.SECONDS), BOOLEAN("Boolean", Scalar.BOOLEAN, "BOOLEAN"),
		JSON("Json", Scalar.JSON, "JSON"), JSON_B("JsonB", Scalar.JSON, "JSONB");

		private final String word;

		private final Scalar scalar;

		private final String column;

		private final Form form;

		Kind(String word, Scalar scalar, String column) {
			this(word, scalar, column, Form.NONE);
		}

		Kind(String word, Scalar scalar, String column, Form form) {
			this.word = word;
			this.scalar = scalar;
			this.column = column;
			this.form = form;
		}

		static @Nullable Kind of(String word) {
			return Arrays.stream(values()).filter((kind) -> kind.word.equals(word)).findFirst().orElse(null);
		}

		Scalar scalar() {
			return this.scalar;
		}

		@Override
		public String toString() {
			return this.word;
		}

	}

}
