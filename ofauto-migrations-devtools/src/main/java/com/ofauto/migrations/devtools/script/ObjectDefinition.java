package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.step.RangeNames;
import com.ofauto.migrations.devtools.schema.Cast;
import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.Policy;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.Rule;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Statistics;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.TextSearch;
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Writes the statements that create an object. Where PostgreSQL prints a definition, its
 * text is used.
 */
final class ObjectDefinition implements SchemaObject.Visitor<List<String>> {

	private static final String OR_REPLACE = "CREATE OR REPLACE ";

	private final TypeDefinition types = new TypeDefinition();

	private final PolicyPrinter policies = new PolicyPrinter();

	private final SequencePrinter sequences = new SequencePrinter();

	private final RenamePrinter renames;

	ObjectDefinition(RenamePrinter renames) {
		this.renames = renames;
	}

	List<String> create(SchemaObject object) {
		return object.accept(this);
	}

	@Override
	public List<String> namespace(Namespace schema) {
		return List.of("CREATE SCHEMA IF NOT EXISTS " + Names.qualified(schema.id()));
	}

	@Override
	public List<String> extension(Extension extension) {
		return List.of("CREATE EXTENSION IF NOT EXISTS " + Names.qualified(extension.id())
				+ (extension.schema().isEmpty() ? "" : " WITH SCHEMA " + Names.quote(extension.schema()))
				+ (extension.named() ? " VERSION " + Names.literal(extension.version()) : ""));
	}

	@Override
	public List<String> collation(Collation collation) {
		String copied = collation.options().get("from");
		return List.of("CREATE COLLATION " + Names.qualified(collation.id())
				+ ((copied != null) ? " FROM " + Names.quote(copied) : " (" + settings(collation) + ")"));
	}

	@Override
	public List<String> enumType(EnumType type) {
		return List.of(this.types.create(type));
	}

	@Override
	public List<String> domain(Domain domain) {
		return List.of(domain(domain, List.of()));
	}

	@Override
	public List<String> compositeType(CompositeType type) {
		return List.of(this.types.create(type));
	}

	@Override
	public List<String> rangeType(RangeType type) {
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TYPE " + Names.qualified(type.id()) + " AS RANGE (" + settings(type.options()) + ")");
		RangeNames.between(type.created(), type)
			.forEach((rename) -> statements.add(this.renames.print(rename.from(), rename.to())));
		return statements;
	}

	@Override
	public List<String> textSearch(TextSearch search) {
		return search.definition();
	}

	@Override
	public List<String> cast(Cast cast) {
		return List.of("CREATE CAST (" + cast.id().name() + ") " + cast.method()
				+ ((cast.context() == Cast.Context.EXPLICIT) ? "" : " AS " + cast.context()));
	}

	@Override
	public List<String> routine(Routine routine) {
		String definition = routine.definition().strip();
		return List
			.of(definition.startsWith(OR_REPLACE) ? "CREATE " + definition.substring(OR_REPLACE.length()) : definition);
	}

	@Override
	public List<String> sequence(Sequence sequence) {
		return List.of(this.sequences.create(sequence));
	}

	@Override
	public List<String> table(Table table) {
		throw new IllegalArgumentException("A table has a step of its own: " + table.id());
	}

	@Override
	public List<String> constraint(Constraint constraint) {
		throw new IllegalArgumentException("A constraint has a step of its own: " + constraint.id());
	}

	@Override
	public List<String> index(Index index) {
		return List.of(IndexPrinter.create(index, ""));
	}

	@Override
	public List<String> statistics(Statistics statistics) {
		return List.of(StablePrint.text(statistics.definition()));
	}

	@Override
	public List<String> view(View view) {
		return List.of(view("CREATE ", view));
	}

	@Override
	public List<String> trigger(Trigger trigger) {
		return List.of(StablePrint.text(trigger.definition()));
	}

	@Override
	public List<String> rule(Rule rule) {
		return List.of(StablePrint.text(rule.definition()));
	}

	@Override
	public List<String> policy(Policy policy) {
		return List.of(this.policies.create(policy));
	}

	String domain(Domain domain, List<Constraint> constraints) {
		return this.types.create(domain) + constraints.stream()
			.map((constraint) -> "\n    CONSTRAINT " + Names.own(constraint.id()) + " "
					+ StablePrint.text(constraint.definition()))
			.collect(Collectors.joining());
	}

	String replace(SchemaObject object) {
		if (object instanceof View view) {
			return view(OR_REPLACE, view);
		}
		if (object instanceof Routine routine) {
			return routine.definition().strip();
		}
		throw new IllegalArgumentException("Not replaceable: " + object);
	}

	/**
	 * Write a view that has its columns and no rows.
	 */
	String blank(View view, boolean replaces) {
		return (replaces ? OR_REPLACE : "CREATE ") + "VIEW " + Names.qualified(view.id()) + " AS\nSELECT "
				+ view.columns()
					.stream()
					.map((column) -> "NULL::" + column.type()
							+ ((column.collation() != null) ? " COLLATE " + column.collation() : "") + " AS "
							+ Names.quote(column.name()))
					.collect(Collectors.joining(", "))
				+ " WHERE false";
	}

	private static String view(String create, View view) {
		return create + (view.isMaterialized() ? "MATERIALIZED VIEW " : "VIEW ") + Names.qualified(view.id())
				+ ((view.accessMethod() != null) ? " USING " + Names.quote(view.accessMethod()) : "")
				+ Options.with(view.options()) + " AS\n" + StablePrint.text(view.query())
				+ (view.filled() ? "" : "\nWITH NO DATA");
	}

	private static String settings(Map<String, String> options) {
		return options.entrySet()
			.stream()
			.map((option) -> option.getKey() + " = " + option.getValue())
			.collect(Collectors.joining(", "));
	}

	private static String settings(Collation collation) {
		return collation.options()
			.entrySet()
			.stream()
			.filter((option) -> !option.getKey().equals("deterministic") || !option.getValue().equals("true"))
			.map((option) -> option.getKey() + " = " + switch (option.getKey()) {
				case "provider", "deterministic" -> option.getValue();
				default -> Names.literal(option.getValue());
			})
			.collect(Collectors.joining(", "));
	}

}
