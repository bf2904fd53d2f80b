package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.pull.IndexText.Item;
import org.jspecify.annotations.Nullable;

/**
 * Writes the indexes of a model.
 */
final class IndexWriter {

	/**
	 * The types after which the operator classes of btree_gin and btree_gist are named.
	 * PostgreSQL does not print these defaults, but Prisma's language requires them.
	 */
	private static final Map<String, String> EXTENSION_CLASSES = Map.ofEntries(Map.entry("smallint", "int2"),
			Map.entry("integer", "int4"), Map.entry("bigint", "int8"), Map.entry("real", "float4"),
			Map.entry("double precision", "float8"), Map.entry("numeric", "numeric"), Map.entry("text", "text"),
			Map.entry("character varying", "text"), Map.entry("character", "bpchar"), Map.entry("uuid", "uuid"),
			Map.entry("timestamp without time zone", "timestamp"), Map.entry("timestamp with time zone", "timestamptz"),
			Map.entry("date", "date"), Map.entry("time without time zone", "time"),
			Map.entry("time with time zone", "timetz"), Map.entry("bytea", "bytea"), Map.entry("inet", "inet"),
			Map.entry("bit", "bit"), Map.entry("bit varying", "varbit"), Map.entry("oid", "oid"),
			Map.entry("boolean", "bool"), Map.entry("money", "cash"));

	private static final Set<String> UNNAMED = Set.of("btree", "hash", "brin", "spgist");

	private final PulledModel model;

	private final Set<String> single = new HashSet<>();

	IndexWriter(PulledModel model) {
		this.model = model;
	}

	void add(IndexText index) {
		String method = PslNames.indexMethod(index.method());
		List<String> items = new ArrayList<>();
		for (Item item : index.items()) {
			String text = item(index, item);
			if (text != null && this.model.table().columns().containsKey(item.column())) {
				items.add(text);
			}
		}
		boolean classes = index.items().stream().anyMatch((item) -> item.operatorClass() != null);
		boolean twice = Set.copyOf(index.columns()).size() < index.columns().size();
		if (method == null || items.size() < index.items().size() || twice || (index.unique() && classes)) {
			this.model.parts().beyond("index \"" + index.name() + "\"");
			return;
		}
		String map = map(index);
		String where = (index.where() != null) ? "where: raw(" + SqlText.string(index.where()) + ")" : "";
		if (index.unique()) {
			addUnique(index, items, map, where);
		}
		else {
			String type = method.equals("BTree") ? "" : "type: " + method;
			this.model.attributes().add("@@index(" + joined(list(items), map, type, where) + ")");
		}
	}

	private void addUnique(IndexText index, List<String> items, String map, String where) {
		if (index.where() == null) {
			this.model.addKey(index.columns());
		}
		if (items.size() == 1 && this.single.add(index.columns().get(0))) {
			String sort = index.items().get(0).descending() ? "sort: Desc" : "";
			String arguments = joined(map, sort, where);
			PulledField field = this.model.scalar(index.columns().get(0));
			boolean id = !field.attributes().isEmpty() && field.attributes().get(0).startsWith("@id");
			field.attributes().add(id ? 1 : 0, "@unique" + (arguments.isEmpty() ? "" : "(" + arguments + ")"));
			return;
		}
		String name = clientName(this.model, this.model.fieldNames(index.columns()));
		this.model.attributes().add("@@unique(" + joined(list(items) + name, map, where) + ")");
	}

	private String map(IndexText index) {
		String name = PslNames.index(this.model.table().id().name(), index.columns(), index.unique());
		return index.name().equals(name) ? "" : "map: " + SqlText.string(index.name());
	}

	/**
	 * Write a column with its order and operator class; {@code null} if this is not
	 * possible.
	 */
	private @Nullable String item(IndexText index, Item item) {
		if (!this.model.table().columns().containsKey(item.column())) {
			return null;
		}
		FieldType type = this.model.type(item.column());
		String operatorClass = (item.operatorClass() != null) ? written(item.operatorClass(), index.method())
				: implied(index.method(), type);
		String arguments = joined((operatorClass != null) ? "ops: " + operatorClass : "",
				item.descending() ? "sort: Desc" : "");
		return this.model.scalar(item.column()).name() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
	}

	private static String written(String operatorClass, String method) {
		String name = operatorClass.startsWith("public.") ? operatorClass.substring("public.".length()) : operatorClass;
		String word = PslNames.operatorClass(name, method);
		return (word != null) ? word : "raw(" + SqlText.string(name) + ")";
	}

	private static @Nullable String implied(String method, FieldType type) {
		boolean json = type.word().equals("Json") && !"Json".equals(type.nativeType());
		boolean known = type.unsupported() || (method.equals("gin") && (type.list() || json))
				|| (method.equals("gist") && type.word().equals("String") && type.nativeType() == null);
		String name = EXTENSION_CLASSES.get(type.base());
		if (UNNAMED.contains(method) || known || name == null) {
			return null;
		}
		return "raw(\"" + (method.equals("gist") ? "gist_" : "") + name + "_ops\")";
	}

	/**
	 * Name a key of several fields for Prisma's client if its default name is that of a
	 * field.
	 */
	static String clientName(PulledModel model, List<String> fields) {
		String name = String.join("_", fields);
		return (fields.size() > 1 && model.identifiers().isTaken(name)) ? ", name: \"" + name + "_key\"" : "";
	}

	private static String list(List<String> items) {
		return "[" + String.join(", ", items) + "]";
	}

	private static String joined(String... arguments) {
		return String.join(", ", List.of(arguments).stream().filter((argument) -> !argument.isEmpty()).toList());
	}

}
