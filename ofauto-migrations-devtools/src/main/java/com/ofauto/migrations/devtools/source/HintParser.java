package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses one hint.
 */
final class HintParser {

	private static final int LONGEST_PATH = 3;

	private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

	private final String text;

	private final String place;

	private int position;

	HintParser(String text, String place) {
		this.text = text.strip();
		this.place = place;
	}

	RenameHint rename() {
		List<String> path = path("old name");
		if (!next("=")) {
			throw failure("after the old name there is no \"=\"");
		}
		List<String> renamed = path("new name");
		requireEnd();
		int last = path.size() - 1;
		int lastRenamed = renamed.size() - 1;
		String name = renamed.get(lastRenamed);
		boolean repeated = renamed.size() == path.size() && renamed.subList(0, last).equals(path.subList(0, last));
		boolean isSame = name.equals(path.get(last));
		if (renamed.size() == 1 || repeated) {
			if (isSame && (repeated || path.size() == LONGEST_PATH)) {
				throw failure("the old name and the new one are the same");
			}
			return new RenameHint(path, null, name, this.place);
		}
		if (renamed.size() == LONGEST_PATH || path.size() == LONGEST_PATH) {
			throw failure("a column stays in its table");
		}
		return new RenameHint(path, renamed.get(0), name, this.place);
	}

	RenameHint drop() {
		List<String> path = path("name");
		requireEnd();
		return new RenameHint(path, null, null, this.place);
	}

	private List<String> path(String what) {
		List<String> path = new ArrayList<>();
		do {
			path.add(name(what));
		}
		while (next("."));
		if (path.size() > LONGEST_PATH) {
			throw failure("the " + what + " has more than schema, table and column");
		}
		return path;
	}

	private String name(String what) {
		skipSpace();
		Matcher name = NAME.matcher(this.text).region(this.position, this.text.length());
		if (!name.lookingAt()) {
			throw failure("there is no " + what);
		}
		this.position = name.end();
		String quoted = name.group(1);
		return (quoted != null) ? quoted.replace("\"\"", "\"") : name.group(2);
	}

	private boolean next(String sign) {
		skipSpace();
		boolean found = this.text.startsWith(sign, this.position);
		this.position += found ? sign.length() : 0;
		return found;
	}

	private void requireEnd() {
		skipSpace();
		if (this.position < this.text.length()) {
			throw failure("there is something behind it");
		}
	}

	private void skipSpace() {
		while (this.position < this.text.length() && Character.isWhitespace(this.text.charAt(this.position))) {
			this.position++;
		}
	}

	private SchemaSourceException failure(String reason) {
		return new SchemaSourceException(
				this.place + ": \"" + this.text + "\" is not understood at character " + (this.position + 1) + ": "
						+ reason + ".",
				"Write table.old=new for a column, old=new for a table, enum.OLD=NEW for a value, table=schema.table for"
						+ " a move to another schema, each with its schema before it if it is not the default one; to say"
						+ " that something is no rename, write its name alone as a drop.");
	}

}
