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
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes the steps for objects as a whole.
 */
final class ObjectPrinter implements ObjectStep.Visitor<List<String>> {

	private final ObjectDefinition definition;

	private final String defaultSchema;

	private final RenamePrinter renames;

	ObjectPrinter(RenamePrinter renames, String defaultSchema) {
		this.renames = renames;
		this.definition = new ObjectDefinition(renames);
		this.defaultSchema = defaultSchema;
	}

	@Override
	public List<String> createObject(CreateObject step) {
		return this.definition.create(step.created());
	}

	@Override
	public List<String> createDomain(CreateDomain step) {
		return List.of(this.definition.domain(step.domain(), step.constraints()));
	}

	@Override
	public List<String> createRoutine(CreateRoutine step) {
		return this.definition.create(step.routine());
	}

	@Override
	public List<String> blankView(BlankView step) {
		return List.of(this.definition.blank(step.view(), step.replaces()));
	}

	@Override
	public List<String> replaceObject(ReplaceObject step) {
		return List.of(this.definition.replace(step.replacement()));
	}

	@Override
	public List<String> dropObject(DropObject step) {
		return List.of("DROP " + ObjectNames.keywordAndName(step.dropped()));
	}

	@Override
	public List<String> renameObject(RenameObject step) {
		return List.of(this.renames.print(step.from(), step.to()));
	}

	@Override
	public List<String> alterExtension(AlterExtension step) {
		Extension from = step.from();
		Extension to = step.to();
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

	@Override
	public List<String> setComment(SetComment step) {
		return List.of("COMMENT ON " + ObjectNames.keywordAndName(step.object(), step.owner()) + " IS "
				+ comment(step.comment(), step.owner()));
	}

	/**
	 * An extension has a comment of its own.
	 */
	private static String comment(@Nullable String comment, SchemaObject owner) {
		String text = (comment == null && owner instanceof Extension extension) ? extension.comment() : comment;
		return (text != null) ? Names.literal(text) : "NULL";
	}

	@Override
	public List<String> setAttribute(SetAttribute step) {
		return List.of(ObjectAttributePrinter.print(step));
	}

	@Override
	public List<String> setFiring(SetFiring step) {
		ObjectId id = step.object();
		String what = (id.kind() == ObjectKind.RULE) ? " RULE " : " TRIGGER ";
		return List.of("ALTER TABLE " + Names.qualified(id) + " " + ObjectAttributePrinter.firing(step.firing().name())
				+ what + Names.own(id));
	}

}
