package com.ofauto.migrations.devtools.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * A rename as a case writes it: {@code COLUMN public.t.old -> new}, with quotes around
 * names that have a dot; the new name is a whole one where it moves to another schema.
 */
final class RenameLine {

	private static final Pattern LINE = Pattern.compile("([A-Z_]+) (.+) -> (.+)");

	private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"|([^.(]+)(?:\\(.*\\))?");

	private RenameLine() {
	}

	static Rename parse(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("No rename: " + line);
		}
		ObjectKind kind = ObjectKind.valueOf(matcher.group(1));
		List<String> from = path(matcher.group(2));
		List<String> to = path(matcher.group(3));
		if (to.size() == 1) {
			to.addAll(0, from.subList(0, from.size() - 1));
		}
		String types = matcher.group(2).replaceFirst("^[^(]*\\(?", "").replace(")", "");
		return new Rename(id(kind, from, types), id(kind, to, types));
	}

	private static List<String> path(String text) {
		List<String> path = new ArrayList<>();
		Matcher names = NAME.matcher(text);
		while (names.find()) {
			path.add((names.group(1) != null) ? names.group(1) : names.group(2));
		}
		return path;
	}

	private static ObjectId id(ObjectKind kind, List<String> path, String types) {
		String schema = path.get(0).equals("public") ? "" : path.get(0);
		return switch (path.size()) {
			case 1 -> ObjectId.of(kind, path.get(0));
			case 2 -> new ObjectId(kind, schema, path.get(1), types);
			default -> new ObjectId(kind, schema, path.get(1), path.get(2));
		};
	}

}
