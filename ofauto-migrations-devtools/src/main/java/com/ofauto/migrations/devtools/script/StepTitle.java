package com.ofauto.migrations.devtools.script;

import java.util.Locale;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * The titles above steps of one kind, such as {@code CreateTable}.
 */
final class StepTitle {

	private final Step.Families<String> titles;

	StepTitle() {
		RelationStepTitle relations = new RelationStepTitle();
		ObjectStepTitle objects = new ObjectStepTitle();
		this.titles = new Step.Families<>((step) -> step.accept(objects), (step) -> step.accept(relations),
				StepTitle::alter, (step) -> step.accept(relations), (step) -> step.accept(relations),
				(step) -> step.accept(objects), StepTitle::alter, (step) -> step.accept(objects));
	}

	String of(Step step) {
		return step.accept(this.titles);
	}

	static String alter(Step step) {
		return "Alter" + what(step.object());
	}

	static String what(SchemaObject object) {
		return (object.id().kind() == ObjectKind.ROUTINE) ? capitalized(ObjectNames.keyword(object))
				: what(object.id());
	}

	static String what(ObjectId id) {
		return switch (id.kind()) {
			case COLUMN, DEFAULT -> "Table";
			default -> capitalized(id.kind().name());
		};
	}

	private static String capitalized(String words) {
		StringBuilder text = new StringBuilder();
		for (String word : words.split("[_ ]")) {
			text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
		}
		return text.toString();
	}

}
