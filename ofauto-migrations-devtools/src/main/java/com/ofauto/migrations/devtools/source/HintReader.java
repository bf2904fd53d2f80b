package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds hints in the comments of a schema source, each alone in its line:
 * {@code -- rename: orders.total = amount}, {@code // drop: orders.note}.
 */
final class HintReader {

	private static final Pattern HINT = Pattern.compile("\\s*(?:--|///?)\\s*(rename|drop):(.*)");

	private HintReader() {
	}

	static List<RenameHint> read(SourceText file) {
		List<RenameHint> hints = new ArrayList<>();
		int number = 0;
		for (String line : (Iterable<String>) file.text().lines()::iterator) {
			number++;
			Matcher hint = HINT.matcher(line);
			if (hint.matches()) {
				String place = file.location() + ":" + number + ":" + (hint.start(1) + 1);
				hints.add(hint.group(1).equals("drop") ? RenameHint.drop(hint.group(2), place)
						: RenameHint.rename(hint.group(2), place));
			}
		}
		return hints;
	}

}
