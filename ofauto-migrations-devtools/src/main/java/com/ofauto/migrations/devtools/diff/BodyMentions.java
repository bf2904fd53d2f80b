package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateRoutine;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Routine;
import org.jspecify.annotations.Nullable;

/**
 * Finds the actions that a routine should follow. PostgreSQL records no dependencies of a
 * body in text form, so its words are compared with the names that the actions make.
 */
final class BodyMentions {

	private static final Pattern WORD = Pattern.compile("\"((?:[^\"]|\"\"){1,63}+)\"|[\\p{L}_][\\p{L}0-9_$]*");

	private static final Pattern CAPITAL = Pattern.compile("[A-Z]+");

	private static final Set<ObjectKind> NAMED = Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW,
			ObjectKind.SEQUENCE, ObjectKind.ROUTINE, ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE,
			ObjectKind.RANGE_TYPE, ObjectKind.COLUMN);

	private final List<Action> actions;

	BodyMentions(List<Action> actions) {
		this.actions = actions;
	}

	Map<Action, Set<Action>> find() {
		Map<String, List<Made>> named = named();
		Map<Action, Set<Action>> mentions = new HashMap<>();
		for (Action action : this.actions) {
			Routine routine = routine(action.step());
			if (routine != null) {
				Set<String> words = words(routine.definition());
				Set<Action> mentioned = new HashSet<>();
				words.forEach((word) -> named.getOrDefault(word, List.of())
					.stream()
					.filter((made) -> made.action() != action && made.isIn(words))
					.forEach((made) -> mentioned.add(made.action())));
				mentions.put(action, mentioned);
			}
		}
		return mentions;
	}

	/**
	 * The objects that the actions make, by the name that a body would use.
	 */
	private Map<String, List<Made>> named() {
		Map<String, List<Made>> named = new HashMap<>();
		for (Action action : this.actions) {
			for (ObjectId id : action.made()) {
				if (NAMED.contains(id.kind())) {
					named.computeIfAbsent(id.name(), (name) -> new ArrayList<>()).add(new Made(id, action));
				}
			}
		}
		return named;
	}

	private static @Nullable Routine routine(Step step) {
		if (step instanceof CreateRoutine create) {
			return create.routine();
		}
		return (step instanceof ReplaceObject replace && replace.replacement() instanceof Routine routine) ? routine
				: null;
	}

	/**
	 * A quoted name is taken as it is, an unquoted one in lower case. A quoted text may
	 * contain further names.
	 */
	private static Set<String> words(String text) {
		Set<String> words = new HashSet<>();
		Matcher matcher = WORD.matcher(text);
		for (int at = 0; matcher.find(at); at = (matcher.group(1) != null) ? matcher.start() + 1 : matcher.end()) {
			words.add((matcher.group(1) != null) ? matcher.group(1).replace("\"\"", "\"")
					: CAPITAL.matcher(matcher.group())
						.replaceAll((letters) -> letters.group().toLowerCase(Locale.ROOT)));
		}
		return words;
	}

	/**
	 * Something that an action makes.
	 */
	private record Made(ObjectId id, Action action) {

		boolean isIn(Set<String> words) {
			return this.id.kind() != ObjectKind.COLUMN || words.contains(this.id.part());
		}

	}

}
