package com.ofauto.migrations.devtools.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Cast;
import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
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
 * The definition of an object without its name. If two objects have the same, one may be
 * the renamed other.
 */
final class ObjectShape implements SchemaObject.Visitor<Object> {

	@Override
	public Object namespace(Namespace schema) {
		return schema;
	}

	@Override
	public Object extension(Extension extension) {
		return extension;
	}

	@Override
	public Object collation(Collation collation) {
		return collation.options();
	}

	@Override
	public Object enumType(EnumType type) {
		return type;
	}

	@Override
	public Object domain(Domain domain) {
		return domain.type() + domain.notNull() + domain.collation() + domain.defaultValue();
	}

	@Override
	public Object compositeType(CompositeType type) {
		return type.attributes();
	}

	@Override
	public Object rangeType(RangeType type) {
		return type.shape();
	}

	@Override
	public Object textSearch(TextSearch search) {
		return search.definition().stream().map((statement) -> nameless(statement, search.id())).toList();
	}

	@Override
	public Object cast(Cast cast) {
		return cast;
	}

	@Override
	public Object routine(Routine routine) {
		return routine.kind() + routine.id().part() + nameless(routine.definition(), routine.id());
	}

	@Override
	public Object sequence(Sequence sequence) {
		return sequence.options().toString() + sequence.owner() + sequence.unlogged();
	}

	@Override
	public Object table(Table table) {
		return table;
	}

	@Override
	public Object constraint(Constraint constraint) {
		return constraint.kind() + constraint.definition();
	}

	@Override
	public Object index(Index index) {
		return index.table() + index.using() + index.unique() + index.valid();
	}

	@Override
	public Object statistics(Statistics statistics) {
		return nameless(statistics.definition(), statistics.id());
	}

	@Override
	public Object view(View view) {
		return view.query();
	}

	@Override
	public Object trigger(Trigger trigger) {
		return nameless(trigger.definition(), trigger.id());
	}

	@Override
	public Object rule(Rule rule) {
		return nameless(rule.definition(), rule.id());
	}

	@Override
	public Object policy(Policy policy) {
		return policy.permissive() + policy.command() + policy.roles() + policy.using() + policy.check();
	}

	private static String nameless(String definition, ObjectId id) {
		String name = Similarity.name(id);
		return Pattern
			.compile("(?:\\w+\\.|\"[^\"]+\"\\.)?(?:\"" + Pattern.quote(name) + "\"|\\b" + Pattern.quote(name) + "\\b)")
			.matcher(definition)
			.replaceFirst(Matcher.quoteReplacement("?"));
	}

}
