package com.ofauto.migrations.devtools.diff.online;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * The index that a unique or primary key can take.
 */
final class KeyIndex {

	private static final String LIST = "\\((?:[^()\"]|\"(?:[^\"]|\"\")*\")*\\)";

	private static final Pattern KEY = Pattern.compile("(?:PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (" + LIST
			+ ")( INCLUDE " + LIST + ")?( WITH \\(.*\\))?(?: DEFERRABLE(?: INITIALLY DEFERRED)?)?");

	private static final Pattern PERIOD = Pattern.compile("\\bWITHOUT OVERLAPS\\)");

	private KeyIndex() {
	}

	/**
	 * Return the index of a key.
	 * @param name its name for now; the key gives it its own
	 * @return the index, or empty if the key takes none
	 */
	static Optional<Index> of(Constraint key, String name) {
		Matcher definition = KEY.matcher(key.definition());
		if (!definition.matches() || isOverPeriods(key)) {
			return Optional.empty();
		}
		ObjectId id = key.id();
		String using = "USING btree " + definition.group(2) + text(definition.group(3)) + text(definition.group(1))
				+ text(definition.group(4));
		return Optional.of(new Index(ObjectId.of(ObjectKind.INDEX, id.schema(), name),
				ObjectId.of(ObjectKind.TABLE, id.schema(), id.name()), "", using, true, true));
	}

	static boolean isOverPeriods(Constraint key) {
		return PERIOD.matcher(key.definition()).find();
	}

	/**
	 * Return an index under another name.
	 */
	static Index named(Index index, String name) {
		return new Index(ObjectId.of(ObjectKind.INDEX, index.id().schema(), name), index.table(), index.definition(),
				index.using(), index.unique(), index.valid(), index.place());
	}

	private static String text(@Nullable String group) {
		return (group != null) ? group : "";
	}

}
