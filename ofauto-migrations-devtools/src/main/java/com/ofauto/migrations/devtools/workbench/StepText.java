package com.ofauto.migrations.devtools.workbench;

import java.util.Locale;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Describes a step in one line: {@code +} for what comes, {@code -} for what goes,
 * {@code ~} for what changes.
 */
public final class StepText {

	private final Step.Families<String> lines;

	/**
	 * Create the text.
	 */
	public StepText() {
		RelationStepText relations = new RelationStepText();
		ObjectStepText objects = new ObjectStepText();
		this.lines = new Step.Families<>((step) -> step.accept(objects), (step) -> step.accept(relations),
				(step) -> step.accept(relations), (step) -> step.accept(relations), (step) -> step.accept(relations),
				(step) -> step.accept(objects), (step) -> step.accept(objects), (step) -> step.accept(objects));
	}

	/**
	 * Return the line of a step.
	 * @param step the step
	 * @return such as {@code + column orders.note text}
	 */
	public String line(Step step) {
		return step.accept(this.lines);
	}

	static String added(Step step) {
		return "+ " + named(step.object());
	}

	static String dropped(Step step) {
		return "- " + named(step.object());
	}

	static String changed(Step step) {
		return changed(step, step.word().replace('-', ' '));
	}

	static String changed(Step step, String what) {
		return "~ " + named(step.object()) + ": " + what;
	}

	/**
	 * Return the kind and the name of an object.
	 * @param id an object, a part of one or a column
	 * @return such as {@code column orders.note}
	 */
	public static String named(ObjectId id) {
		return id.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name(id);
	}

	/**
	 * Return the name of an object for people.
	 * @param id an object, a part of one or a column
	 * @return the name, with its schema unless that is the default one
	 */
	public static String name(ObjectId id) {
		String name = id.dottedName();
		if (id.part().isEmpty()) {
			return name;
		}
		return switch (id.kind()) {
			case ROUTINE -> name + "(" + id.part() + ")";
			default -> name + "." + id.part();
		};
	}

}
