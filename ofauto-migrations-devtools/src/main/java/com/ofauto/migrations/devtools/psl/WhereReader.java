package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Reads the predicate of a partial index.
 */
final class WhereReader {

	private static final String FORM = "Write where: raw(\"…\") or where: { field: value }.";

	private final Declaration.Model model;

	private final List<ScalarField> scalars;

	WhereReader(Declaration.Model model, List<ScalarField> scalars) {
		this.model = model;
		this.scalars = scalars;
	}

	String read(Expression where) {
		if (where instanceof Expression.Call call && call.name().equals("raw")) {
			return Arguments.of("raw()", call.at(), call.arguments(), "value").requireText("value");
		}
		if (!(where instanceof Expression.Entries entries)) {
			throw where.at().error("The predicate " + where + " is neither raw(\"…\") nor an object.", FORM);
		}
		if (entries.values().isEmpty()) {
			throw where.at().error("The predicate is empty.", FORM);
		}
		List<String> conditions = new ArrayList<>();
		for (Argument entry : entries.values()) {
			conditions.add(condition(entry));
		}
		return String.join(" AND ", conditions);
	}

	private String condition(Argument entry) {
		Name name = (entry.name() != null) ? entry.name() : new Name("", entry.at());
		ScalarField field = FieldFinder.find(this.model, this.scalars, name);
		Expression value = entry.value();
		boolean not = value instanceof Expression.Entries;
		if (value instanceof Expression.Entries entries) {
			Name key = (entries.values().size() == 1) ? entries.values().get(0).name() : null;
			if (key == null || !key.text().equals("not")) {
				throw value.at()
					.error("The condition " + value + " is none that a partial index knows.",
							"Write { not: value }, or all of the predicate as where: raw(\"…\").");
			}
			value = entries.values().get(0).value();
		}
		String column = Quotes.identifier(field.column());
		if (value instanceof Expression.Word word && word.value().equals("null")) {
			return column + (not ? " IS NOT NULL" : " IS NULL");
		}
		return column + (not ? " != " : " = ") + literal(field, value);
	}

	private static String literal(ScalarField field, Expression value) {
		if (!(field.type() instanceof FieldType.Builtin builtin) || field.list()) {
			throw value.at()
				.error("The field \"" + field.name() + "\" of type " + field.type() + " has no literal in a predicate.",
						"Write all of the predicate as where: raw(\"…\").");
		}
		if (builtin.scalar() == Scalar.DATE_TIME && value instanceof Expression.Text text) {
			return Quotes.literal(text.value());
		}
		return Literals.sql(builtin.scalar(), value, field.name());
	}

}
