package com.ofauto.migrations.devtools.workbench;

import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.Rename;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Renames as people write them.
 */
public final class RenameText {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_.=]+");

	private RenameText() {
	}

	/**
	 * The old and the new name, for a person.
	 * @param rename what was renamed
	 * @return such as {@code orders.amount → total}
	 */
	public static String arrow(Rename rename) {
		return StepText.name(rename.from()) + " → " + newName(rename);
	}

	/**
	 * The question whether it is one.
	 * @param rename what looks like a rename
	 * @return a question
	 */
	public static String question(Rename rename) {
		return "Was " + StepText.named(rename.from()) + " renamed to " + newName(rename)
				+ "? If not, it is dropped and added.";
	}

	/**
	 * The option that says that it is a rename.
	 * @param rename what was renamed
	 * @return such as {@code --rename orders.amount=total}
	 */
	public static String option(Rename rename) {
		return "--rename " + word(path(rename.from()) + "=" + quoted(newName(rename)));
	}

	/**
	 * The option that says that it is none.
	 * @param rename what was not renamed
	 * @return such as {@code --drop orders.amount}
	 */
	public static String drop(Rename rename) {
		return "--drop " + word(path(rename.from()));
	}

	/**
	 * As a shell takes it.
	 */
	private static String word(String value) {
		return SAFE.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
	}

	private static String newName(Rename rename) {
		ObjectId to = rename.to();
		return RenamedNames.isPart(to) ? to.part() : to.name();
	}

	private static String path(ObjectId id) {
		String name = (!id.schema().isEmpty() ? quoted(id.schema()) + "." : "") + quoted(id.name());
		return RenamedNames.isPart(id) ? name + "." + quoted(id.part()) : name;
	}

	private static String quoted(String name) {
		return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

}
