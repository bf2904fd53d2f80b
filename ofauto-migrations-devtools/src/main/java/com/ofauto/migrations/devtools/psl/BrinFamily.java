package com.ofauto.migrations.devtools.psl;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.psl.NativeType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The types that block range indexes summarise, with their operator classes.
 */
enum BrinFamily {

	BIT("Bit", Summaries.ONE, null, Kind.BIT), VAR_BIT("VarBit", Summaries.ONE, null, Kind.VAR_BIT),
	BPCHAR("Bpchar", Summaries.TWO, null, Kind.CHAR), BYTEA("Bytea", Summaries.TWO, Scalar.BYTES, Kind.BYTE_A),
	DATE("Date", Summaries.THREE, null, Kind.DATE), FLOAT4("Float4", Summaries.THREE, null, Kind.REAL),
	FLOAT8("Float8", Summaries.THREE, Scalar.FLOAT, Kind.DOUBLE_PRECISION),
	INET("Inet", Summaries.FOUR, null, Kind.INET), INT2("Int2", Summaries.THREE, null, Kind.SMALL_INT),
	INT4("Int4", Summaries.THREE, Scalar.INT, Kind.INTEGER),
	INT8("Int8", Summaries.THREE, Scalar.BIG_INT, Kind.BIG_INT),
	NUMERIC("Numeric", Summaries.THREE, Scalar.DECIMAL, Kind.DECIMAL), OID("Oid", Summaries.THREE, null, Kind.OID),
	TEXT("Text", Summaries.TWO, Scalar.STRING, Kind.TEXT, Kind.VAR_CHAR),
	TIMESTAMP("Timestamp", Summaries.THREE, Scalar.DATE_TIME, Kind.TIMESTAMP),
	TIMESTAMPTZ("TimestampTz", Summaries.THREE, null, Kind.TIMESTAMPTZ), TIME("Time", Summaries.THREE, null, Kind.TIME),
	TIMETZ("TimeTz", Summaries.THREE, null, Kind.TIMETZ), UUID("Uuid", Summaries.THREE, null, Kind.UUID);

	private final String word;

	private final Summaries summaries;

	private final @Nullable Scalar scalar;

	private final Set<Kind> kinds;

	BrinFamily(String word, Summaries summaries, @Nullable Scalar scalar, Kind first, Kind... others) {
		this.word = word;
		this.summaries = summaries;
		this.scalar = scalar;
		this.kinds = EnumSet.of(first, others);
	}

	static @Nullable BrinFamily of(FieldType.Builtin type) {
		Kind kind = type.kind();
		return Stream.of(values())
			.filter((family) -> (kind != null) ? family.kinds.contains(kind) : family.scalar == type.scalar())
			.findFirst()
			.orElse(null);
	}

	List<OperatorClass> classes() {
		String prefix = this.word.toLowerCase(Locale.ROOT);
		return this.summaries.words.stream()
			.map((summary) -> new OperatorClass(this.word + summary.replace("_", "") + "Ops",
					prefix + "_" + summary.toLowerCase(Locale.ROOT) + "_ops", List.of(IndexMethod.BRIN)))
			.toList();
	}

	/**
	 * The summary that an index keeps of a block range.
	 */
	enum Summaries {

		ONE("MinMax"), TWO("Bloom", "MinMax"), THREE("Bloom", "MinMax", "MinMax_Multi"),
		FOUR("Inclusion", "Bloom", "MinMax", "MinMax_Multi");

		private final List<String> words;

		Summaries(String... words) {
			this.words = List.of(words);
		}

	}

}
