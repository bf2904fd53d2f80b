package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.psl.Model.Index;
import com.ofauto.migrations.devtools.psl.Model.IndexField;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @id}, {@code @unique}, {@code @@id}, {@code @@unique} and {@code @@index}.
 */
final class IndexReader {

	private static final List<String> ORDERS = List.of("Asc", "Desc");

	private final Declaration.Model model;

	private final List<ScalarField> scalars;

	private final Configuration configuration;

	IndexReader(Declaration.Model model, List<ScalarField> scalars, Configuration configuration) {
		this.model = model;
		this.scalars = scalars;
		this.configuration = configuration;
	}

	Index key(Attribute attribute, ScalarField field) {
		Arguments arguments = Arguments.of(attribute, null, "map");
		IndexField column = new IndexField(attribute.at(), field, false, false, null);
		return new Index(attribute.at(), true, List.of(column), arguments.map(), null, IndexMethod.BTREE.sql(), null);
	}

	Index unique(Attribute attribute, ScalarField field) {
		Arguments arguments = Arguments.of(attribute, null, "map", "sort", "where");
		Name order = arguments.word("sort", ORDERS);
		IndexField column = new IndexField(attribute.at(), field, order != null, isDescending(order), null);
		return new Index(attribute.at(), true, List.of(column), arguments.map(), null, IndexMethod.BTREE.sql(),
				where(arguments));
	}

	Index key(Attribute attribute) {
		Arguments arguments = Arguments.of(attribute, "fields", "map", "name");
		List<IndexField> fields = fields(attribute, arguments);
		for (IndexField field : fields) {
			if (field.sorted() || field.operatorClass() != null) {
				throw field.at().error("The fields of a primary key have neither order nor operator class.");
			}
		}
		return new Index(attribute.at(), true, fields, arguments.map(), clientName(arguments), IndexMethod.BTREE.sql(),
				null);
	}

	Index unique(Attribute attribute) {
		Arguments arguments = Arguments.of(attribute, "fields", "map", "name", "where");
		List<IndexField> fields = fields(attribute, arguments);
		for (IndexField field : fields) {
			if (field.operatorClass() != null) {
				throw field.at().error("The fields of a unique index have no operator class.", "Write @@index.");
			}
		}
		return new Index(attribute.at(), true, fields, arguments.map(), clientName(arguments), IndexMethod.BTREE.sql(),
				where(arguments));
	}

	Index index(Attribute attribute) {
		Arguments arguments = Arguments.of(attribute, "fields", "map", "name", "type", "where");
		Name type = arguments.word("type", IndexMethod.words());
		IndexMethod method = (type != null) ? IndexMethod.of(type.text()) : IndexMethod.BTREE;
		List<IndexField> fields = fields(attribute, arguments);
		if (arguments.find("map") != null && arguments.find("name") != null) {
			throw arguments.require("name").at().error("The index has two names.", "Remove \"name\".");
		}
		IndexCheck.check(attribute, method, fields);
		String map = (arguments.find("map") != null) ? arguments.map() : arguments.text("name");
		return new Index(attribute.at(), false, fields, map, null, method.sql(), where(arguments));
	}

	private static @Nullable Name clientName(Arguments arguments) {
		String name = arguments.text("name");
		if (name == null) {
			return null;
		}
		Position at = arguments.require("name").at();
		if (!name.matches("\\w+")) {
			throw at.error("The name \"" + name + "\" for the client holds more than letters, digits and underscores.",
					"Write \"map\" for the name in the database.");
		}
		return new Name(name, at);
	}

	private @Nullable String where(Arguments arguments) {
		Expression where = arguments.find("where");
		if (where == null) {
			return null;
		}
		this.configuration.require(Configuration.PARTIAL_INDEXES, where.at(), "Partial indexes");
		return new WhereReader(this.model, this.scalars).read(where);
	}

	private List<IndexField> fields(Attribute attribute, Arguments arguments) {
		Expression value = arguments.require("fields");
		List<Expression> values = (value instanceof Expression.Items items) ? items.values() : List.of(value);
		if (values.isEmpty()) {
			throw value.at().error(attribute + " lists no fields.", "Write: " + attribute + "([field])");
		}
		List<IndexField> fields = new ArrayList<>();
		for (Expression element : values) {
			IndexField field = field(attribute, element);
			if (fields.stream().anyMatch((other) -> other.field() == field.field())) {
				throw element.at()
					.error("The field \"" + field.field().name() + "\" stands twice in " + attribute + ".",
							"Remove one of them.");
			}
			fields.add(field);
		}
		return fields;
	}

	private IndexField field(Attribute attribute, Expression element) {
		if (element instanceof Expression.Word word) {
			ScalarField field = FieldFinder.find(this.model, this.scalars, new Name(word.value(), word.at()));
			return new IndexField(word.at(), field, false, false, null);
		}
		if (!(element instanceof Expression.Call call)) {
			throw element.at()
				.error(attribute + " lists fields; " + element + " is none.", "Write: " + attribute + "([field])");
		}
		ScalarField field = FieldFinder.find(this.model, this.scalars, new Name(call.name(), call.at()));
		Arguments arguments = Arguments.of("The field " + call.name(), call.at(), call.arguments(), null, "sort",
				"ops");
		Name order = arguments.word("sort", ORDERS);
		return new IndexField(call.at(), field, order != null, isDescending(order),
				operatorClass(arguments.find("ops")));
	}

	private static @Nullable OperatorClass operatorClass(@Nullable Expression value) {
		if (value == null) {
			return null;
		}
		if (value instanceof Expression.Word word) {
			return OperatorClass.of(new Name(word.value(), word.at()));
		}
		if (value instanceof Expression.Call call && call.name().equals("raw")) {
			return OperatorClass.raw(Arguments.of("raw()", call.at(), call.arguments(), "value").requireText("value"));
		}
		throw value.at()
			.error("The operator class " + value + " is neither a word nor raw(\"…\").",
					"Write the name that PostgreSQL knows: ops: raw(\"text_pattern_ops\")");
	}

	private static boolean isDescending(@Nullable Name order) {
		return order != null && order.text().equals("Desc");
	}

}
