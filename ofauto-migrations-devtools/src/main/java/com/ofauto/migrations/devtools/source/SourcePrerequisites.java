package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.TextSearch;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * The objects that a schema in Prisma's language can name but not describe: types,
 * functions, sequences, extensions. They are created first, as far as possible; the
 * statement that needs a missing one reports it.
 */
final class SourcePrerequisites {

	private static final String SCRIPT = """
			DO $ofauto$
			DECLARE
				waiting text[] := ARRAY[%s]::text[];
				failed text[];
				statement text;
			BEGIN
				PERFORM pg_catalog.set_config('check_function_bodies', 'off', true);
				LOOP
					failed := '{}';
					FOREACH statement IN ARRAY waiting LOOP
						BEGIN
							EXECUTE statement;
						EXCEPTION WHEN OTHERS THEN
							failed := array_append(failed, statement);
						END;
					END LOOP;
					EXIT WHEN cardinality(failed) IN (0, cardinality(waiting));
					waiting := failed;
				END LOOP;
			END
			$ofauto$;
			""";

	private final List<String> statements = new ArrayList<>();

	private SourcePrerequisites() {
	}

	static String script(DatabaseSchema history, PrismaScope scope) {
		SourcePrerequisites foundation = new SourcePrerequisites();
		history.all(Namespace.class)
			.forEach(
					(schema) -> foundation.add("CREATE SCHEMA IF NOT EXISTS " + Quotes.identifier(schema.id().name())));
		history.all(Extension.class)
			.stream()
			.filter((extension) -> !scope.extensions().contains(extension.id()))
			.forEach((extension) -> foundation
				.add("CREATE EXTENSION IF NOT EXISTS " + Quotes.identifier(extension.id().name())
						+ (extension.schema().isEmpty() ? "" : " SCHEMA " + Quotes.identifier(extension.schema()))));
		history.all(Collation.class).forEach((collation) -> foundation.add(create(collation)));
		history.all(EnumType.class)
			.stream()
			.filter((type) -> !scope.enums().contains(type.id()))
			.forEach((type) -> foundation.add(create(type)));
		history.all(Domain.class)
			.forEach((domain) -> foundation.add("CREATE DOMAIN " + name(domain.id()) + " AS " + domain.type()
					+ ((domain.collation() != null) ? " COLLATE " + domain.collation() : "")));
		history.all(CompositeType.class).forEach((type) -> foundation.add(create(type)));
		history.all(RangeType.class)
			.forEach((type) -> foundation
				.add("CREATE TYPE " + name(type.id()) + " AS RANGE (" + options(type.options()) + ")"));
		history.all(Sequence.class)
			.stream()
			.filter((sequence) -> sequence.owner() == null)
			.forEach((sequence) -> foundation.add("CREATE SEQUENCE " + name(sequence.id())));
		history.all(TextSearch.class).forEach((search) -> foundation.add(String.join(";\n", search.definition())));
		history.all(Routine.class).forEach((routine) -> foundation.add(routine.definition()));
		return foundation.script();
	}

	private static String create(Collation collation) {
		String options = collation.options()
			.entrySet()
			.stream()
			.map((option) -> option.getKey() + " = " + option(option.getKey(), option.getValue()))
			.collect(Collectors.joining(", "));
		return "CREATE COLLATION " + name(collation.id()) + " (" + options + ")";
	}

	private static String option(String name, String value) {
		return (name.equals("provider") || name.equals("deterministic")) ? value : Quotes.escaped(value);
	}

	private static String create(EnumType type) {
		return "CREATE TYPE " + name(type.id()) + " AS ENUM ("
				+ type.values().stream().map(Quotes::escaped).collect(Collectors.joining(", ")) + ")";
	}

	private static String create(CompositeType type) {
		return "CREATE TYPE " + name(type.id()) + " AS ("
				+ type.attributes()
					.stream()
					.map((attribute) -> Quotes.identifier(attribute.name()) + " " + attribute.type())
					.collect(Collectors.joining(", "))
				+ ")";
	}

	private static String options(Map<String, String> options) {
		return options.entrySet()
			.stream()
			.map((option) -> option.getKey() + " = " + option.getValue())
			.collect(Collectors.joining(", "));
	}

	private void add(String statement) {
		this.statements.add(statement);
	}

	private String script() {
		return this.statements.isEmpty() ? ""
				: SCRIPT.formatted(this.statements.stream().map(Quotes::escaped).collect(Collectors.joining(",\n")));
	}

	private static String name(ObjectId id) {
		return (id.schema().isEmpty() ? "" : Quotes.identifier(id.schema()) + ".") + Quotes.identifier(id.name());
	}

}
