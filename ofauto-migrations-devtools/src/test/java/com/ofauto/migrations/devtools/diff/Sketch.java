package com.ofauto.migrations.devtools.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A schema of tables in few words, without a database: {@code client(id int8!, born date,
 * kind text = 'x', parent_id int8 > client)}. {@code !} is {@code NOT NULL}, {@code >}
 * points to a table.
 */
final class Sketch {

	private final Map<ObjectId, SchemaObject> objects = new TreeMap<>();

	/**
	 * Draws a schema.
	 * @param tables one in each line
	 */
	static DatabaseSchema of(String tables) {
		Sketch sketch = new Sketch();
		tables.lines().filter((line) -> !line.isBlank()).forEach(sketch::table);
		return new DatabaseSchema(sketch.objects, Map.of(), Set.of(), Set.of(), Map.of());
	}

	private void table(String line) {
		int bracket = line.indexOf('(');
		ObjectId id = id(line.substring(0, bracket).strip());
		Map<String, Column> columns = new LinkedHashMap<>();
		for (String text : line.substring(bracket + 1, line.lastIndexOf(')')).split(",")) {
			Column column = column(id, text.strip());
			columns.put(column.name(), column);
		}
		this.objects.put(id, new Table(id, columns, false, null, null, List.of(), null, null, RowSecurity.DISABLED,
				"DEFAULT", null, List.of()));
	}

	private Column column(ObjectId table, String text) {
		String[] target = text.split(">");
		String[] value = target[0].split("=");
		String[] words = value[0].strip().split(" ", 2);
		if (target.length > 1) {
			ObjectId key = table.part(ObjectKind.CONSTRAINT, words[0] + "_fkey");
			this.objects.put(key,
					new Constraint(key, Constraint.Kind.FOREIGN_KEY, text, List.of(words[0]),
							new ForeignKey(id(target[1].strip()), List.of("id"), ForeignKey.Action.NO_ACTION,
									ForeignKey.Action.NO_ACTION),
							true));
		}
		return new Column(words[0], words[1].replace("!", ""), null, words[1].endsWith("!"),
				(value.length > 1) ? value(value[1].strip()) : null, null, false, Map.of());
	}

	private static ColumnValue value(String expression) {
		return new ColumnValue(ColumnValue.Kind.DEFAULT, expression);
	}

	static ObjectId id(String name) {
		int dot = name.indexOf('.');
		return ObjectId.of(ObjectKind.TABLE, (dot < 0) ? "" : name.substring(0, dot), name.substring(dot + 1));
	}

	/**
	 * A rename as the tests write it: {@code client=customer}, {@code client.born=birth}.
	 */
	static String text(Rename rename) {
		return name(rename.from()) + "=" + Objects.requireNonNullElse(part(rename.to()), rename.to().dottedName());
	}

	private static String name(ObjectId id) {
		return (part(id) != null) ? id.dottedName() + "." + id.part() : id.dottedName();
	}

	private static @Nullable String part(ObjectId id) {
		return id.part().isEmpty() ? null : id.part();
	}

}
