package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.AccessStep;
import com.ofauto.migrations.devtools.diff.step.ColumnStep;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TypeStep;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * A difference in lines, without those of steps that only prepare another.
 */
public final class Summary {

	private final StepText text = new StepText();

	private final Difference difference;

	private final Set<ObjectId> remade;

	private Summary(Difference difference) {
		this.difference = difference;
		this.remade = difference.steps()
			.stream()
			.filter(TypeStep.PutTypeAside.class::isInstance)
			.map(Step::object)
			.collect(Collectors.toSet());
	}

	/**
	 * Return the lines of a difference.
	 * @param difference the difference
	 * @return a line for each step that matters to a person
	 */
	public static List<String> lines(Difference difference) {
		return new Summary(difference).lines();
	}

	/**
	 * Whether a difference drops or loses anything except privileges.
	 * @param difference the steps
	 * @return {@code true} if a person may want to keep something
	 */
	public static boolean loses(Difference difference) {
		Difference objects = new Difference(
				difference.steps().stream().filter((step) -> !(step instanceof AccessStep.RevokePrivileges)).toList());
		return difference.hazards().stream().anyMatch((hazard) -> hazard.kind().effect() == Hazard.Effect.DATA_LOST)
				|| lines(objects).stream().anyMatch((line) -> line.startsWith("-"));
	}

	private List<String> lines() {
		return this.difference.steps().stream().flatMap(this::line).distinct().toList();
	}

	private Stream<String> line(Step step) {
		if (step instanceof TypeStep.DropTypeAside) {
			return Stream.empty();
		}
		if (step instanceof TypeStep.PutTypeAside aside) {
			return Stream.of("~ " + StepText.named(step.object()) + ": " + remaking(aside));
		}
		boolean creates = step instanceof ObjectStep.CreateObject || step instanceof ObjectStep.CreateDomain;
		if (creates && this.remade.contains(step.object())) {
			return Stream.empty();
		}
		return isWay(step) ? Stream.empty() : Stream.of(this.text.line(step));
	}

	/**
	 * Whether a step only follows a type that is created again: the column gets the new
	 * type, and its default is dropped and set again.
	 */
	private static boolean isWay(Step step) {
		return step instanceof ColumnStep.AlterColumnType type && type.follows()
				|| step instanceof ColumnStep.SetDefault value && value.passing();
	}

	private String remaking(TypeStep.PutTypeAside step) {
		List<String> dropped = new ArrayList<>(values(step.type()));
		this.difference.steps()
			.stream()
			.filter((other) -> other.object().equals(step.object()))
			.filter(ObjectStep.CreateObject.class::isInstance)
			.forEach((other) -> dropped.removeAll(values(((ObjectStep.CreateObject) other).created())));
		return dropped.isEmpty() ? "made anew" : "without " + String.join(", ", dropped);
	}

	private static List<String> values(SchemaObject type) {
		return (type instanceof EnumType values) ? values.values() : List.of();
	}

}
