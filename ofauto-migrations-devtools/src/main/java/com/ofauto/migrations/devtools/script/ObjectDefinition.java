package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Writes what creates an object. Where PostgreSQL prints it, its print is taken.
 */
final class ObjectDefinition {

	private static final String OR_REPLACE = "CREATE OR REPLACE ";

	private final TypeDefinition types = new TypeDefinition();

	private final PolicyPrinter policies = new PolicyPrinter();

	private final SequencePrinter sequences = new SequencePrinter();

	String create(SchemaObject object) {
		if (object instanceof Routine routine) {
			String definition = routine.definition().strip();
			return definition.startsWith(OR_REPLACE) ? "CREATE " + definition.substring(OR_REPLACE.length())
					: definition;
		}
		if (object instanceof View view) {
			return view("CREATE ", view);
		}
		if (object instanceof Index index) {
			return IndexPrinter.create(index, "");
		}
		if (object instanceof Policy policy) {
			return this.policies.create(policy);
		}
		if (object instanceof Sequence sequence) {
			return this.sequences.create(sequence);
		}
		return printed(object);
	}

	private String printed(SchemaObject object) {
		if (object instanceof Trigger trigger) {
			return StablePrint.text(trigger.definition());
		}
		if (object instanceof Rule rule) {
			return StablePrint.text(rule.definition());
		}
		if (object instanceof Statistics statistics) {
			return StablePrint.text(statistics.definition());
		}
		if (object instanceof Namespace) {
			return "CREATE SCHEMA IF NOT EXISTS " + Names.qualified(object.id());
		}
		if (object instanceof Extension extension) {
			return "CREATE EXTENSION IF NOT EXISTS " + Names.qualified(object.id())
					+ (extension.schema().isEmpty() ? "" : " WITH SCHEMA " + Names.quote(extension.schema()))
					+ (extension.named() ? " VERSION " + Names.literal(extension.version()) : "");
		}
		if (object instanceof Cast cast) {
			return "CREATE CAST (" + cast.id().name() + ") " + cast.method()
					+ ((cast.context() == Cast.Context.EXPLICIT) ? "" : " AS " + cast.context());
		}
		return type(object);
	}

	private String type(SchemaObject object) {
		if (object instanceof EnumType type) {
			return this.types.create(type);
		}
		if (object instanceof CompositeType type) {
			return this.types.create(type);
		}
		if (object instanceof RangeType type) {
			return "CREATE TYPE " + Names.qualified(type.id()) + " AS RANGE (" + settings(type.options()) + ")";
		}
		if (object instanceof Collation collation) {
			String copied = collation.options().get("from");
			return "CREATE COLLATION " + Names.qualified(collation.id())
					+ ((copied != null) ? " FROM " + Names.quote(copied) : " (" + collation(collation) + ")");
		}
		throw new IllegalArgumentException("Unknown object " + object);
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
	 * Writes a view that has its columns and no rows.
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

	private static String collation(Collation collation) {
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
