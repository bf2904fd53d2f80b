package com.ofauto.migrations.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.ReadableText;

/**
 * Finds the migration that a person may have meant, who has left out its time or the end
 * of its name, or has made a slip.
 *
 * @since 0.1.0
 */
@Internal
public final class NearestMigration {

	private NearestMigration() {
	}

	/**
	 * A question to that person.
	 * @param name what was written
	 * @param names what may have been meant
	 * @return the question behind a blank, or nothing if none is near
	 */
	public static String question(String name, Collection<String> names) {
		return only(names, (candidate) -> candidate.replaceFirst("^\\d+_", "").equals(name))
			.or(() -> only(names, (candidate) -> !name.isEmpty() && candidate.startsWith(name)))
			.or(() -> NearestWord.of(name, names))
			.map((near) -> " Did you mean " + ReadableText.name(near) + "?")
			.orElse("");
	}

	private static Optional<String> only(Collection<String> names, Predicate<String> fits) {
		List<String> fitting = names.stream().filter(fits).toList();
		return (fitting.size() == 1) ? Optional.of(fitting.get(0)) : Optional.empty();
	}

}
