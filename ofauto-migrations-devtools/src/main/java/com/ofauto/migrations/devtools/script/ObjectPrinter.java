package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.AlterExtension;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.BlankView;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateDomain;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateRoutine;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.DropObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetComment;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetFiring;
import com.ofauto.migrations.devtools.diff.step.RangeNames;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.TextSearch;
import org.jspecify.annotations.Nullable;

/**
 * Writes steps that take an object as a whole.
 */
final class ObjectPrinter {

	private final ObjectDefinition definition = new ObjectDefinition();

	private final String defaultSchema;

	private final RenamePrinter renames;

	ObjectPrinter(String defaultSchema) {
		this.defaultSchema = defaultSchema;
		this.renames = new RenamePrinter(defaultSchema);
	}

	List<String> print(ObjectStep step) {
		if (step instanceof CreateRoutine create) {
			return List.of(this.definition.create(create.routine()));
		}
		if (step instanceof CreateObject create && create.created() instanceof TextSearch search) {
			return search.definition();
		}
		if (step instanceof CreateObject create && create.created() instanceof RangeType range) {
			List<String> statements = new ArrayList<>(List.of(this.definition.create(range)));
			RangeNames.between(range.created(), range)
				.forEach((rename) -> statements.add(this.renames.print(rename.from(), rename.to())));
			return statements;
		}
		if (step instanceof AlterExtension alter) {
			return alterExtension(alter.from(), alter.to());
		}
		return List.of(single(step));
	}

	private String single(ObjectStep step) {
		if (step instanceof CreateObject create) {
			return this.definition.create(create.created());
		}
		if (step instanceof CreateDomain create) {
			return this.definition.domain(create.domain(), create.constraints());
		}
		if (step instanceof BlankView blank) {
			return this.definition.blank(blank.view(), blank.replaces());
		}
		if (step instanceof ReplaceObject replace) {
			return this.definition.replace(replace.replacement());
		}
		if (step instanceof DropObject drop) {
			return "DROP " + ObjectNames.keywordAndName(drop.dropped());
		}
		if (step instanceof RenameObject rename) {
			return this.renames.print(rename.from(), rename.to());
		}
		if (step instanceof SetComment comment) {
			return "COMMENT ON " + ObjectNames.keywordAndName(comment.object(), comment.owner()) + " IS "
					+ comment(comment.comment(), comment.owner());
		}
		if (step instanceof SetAttribute mark) {
			return ObjectAttributePrinter.print(mark);
		}
		if (step instanceof SetFiring firing) {
			return firing(firing);
		}
		throw new IllegalArgumentException("Unknown step " + step);
	}

	/**
	 * An extension brings a comment along.
	 */
	private static String comment(@Nullable String comment, SchemaObject owner) {
		String text = (comment == null && owner instanceof Extension extension) ? extension.comment() : comment;
		return (text != null) ? Names.literal(text) : "NULL";
	}

	private List<String> alterExtension(Extension from, Extension to) {
		List<String> statements = new ArrayList<>();
		String words = "ALTER EXTENSION " + Names.qualified(to.id());
		if (!from.version().equals(to.version())) {
			statements.add(words + " UPDATE TO " + Names.literal(to.version()));
		}
		if (!from.schema().equals(to.schema())) {
			statements
				.add(words + " SET SCHEMA " + Names.quote(to.schema().isEmpty() ? this.defaultSchema : to.schema()));
		}
		return statements;
	}

	private static String firing(SetFiring step) {
		ObjectId id = step.object();
		String what = (id.kind() == ObjectKind.RULE) ? " RULE " : " TRIGGER ";
		return "ALTER TABLE " + Names.qualified(id) + " " + ObjectAttributePrinter.firing(step.firing().name()) + what
				+ Names.own(id);
	}

}
