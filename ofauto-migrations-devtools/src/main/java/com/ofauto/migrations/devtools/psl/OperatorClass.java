package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An operator class of an index.
 *
 * @param word its name in Prisma
 * @param sql its name in PostgreSQL
 * @param methods the methods that support it, all if it is written raw
 */
record OperatorClass(String word, String sql, List<IndexMethod> methods) {

	private static final Map<String, OperatorClass> KNOWN = known();

	static OperatorClass raw(String sql) {
		return new OperatorClass("raw(\"" + sql + "\")", sql, List.of(IndexMethod.values()));
	}

	static OperatorClass of(Name name) {
		OperatorClass known = KNOWN.get(name.text());
		if (known == null) {
			String guess = Suggestion.of(name.text(), KNOWN.keySet(), "");
			throw name.at()
				.error("The operator class \"" + name + "\" is not known.", (guess.endsWith("?") ? guess + " " : "")
						+ "Others are written as PostgreSQL knows them: ops: raw(\"text_pattern_ops\")");
		}
		return known;
	}

	static @Nullable String word(String sql, String method) {
		return KNOWN.values()
			.stream()
			.filter((known) -> known.sql.equals(sql)
					&& known.methods.stream().anyMatch((owner) -> owner.sql().equalsIgnoreCase(method)))
			.map(OperatorClass::word)
			.findFirst()
			.orElse(null);
	}

	boolean isRaw() {
		return !KNOWN.containsKey(this.word);
	}

	private static Map<String, OperatorClass> known() {
		List<OperatorClass> classes = new ArrayList<>(
				List.of(new OperatorClass("InetOps", "inet_ops", List.of(IndexMethod.GIST, IndexMethod.SPGIST)),
						new OperatorClass("JsonbOps", "jsonb_ops", List.of(IndexMethod.GIN)),
						new OperatorClass("JsonbPathOps", "jsonb_path_ops", List.of(IndexMethod.GIN)),
						new OperatorClass("ArrayOps", "array_ops", List.of(IndexMethod.GIN)),
						new OperatorClass("TextOps", "text_ops", List.of(IndexMethod.SPGIST))));
		Stream.of(BrinFamily.values()).forEach((family) -> classes.addAll(family.classes()));
		Map<String, OperatorClass> known = new TreeMap<>();
		classes.forEach((operatorClass) -> known.put(operatorClass.word(), operatorClass));
		return Map.copyOf(known);
	}

}
