package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Describes renames for people.
 */
public final class RenameText {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	private RenameText() {
	}

	/**
	 * Return the old and the new name.
	 * @param rename the rename
	 * @return such as {@code orders.amount → total}
	 */
	public static String arrow(Rename rename) {
		String target = isMove(rename) ? StepText.name(rename.to()) : newName(rename);
		return StepText.name(rename.from()) + " → " + target
				+ (isMove(rename) && rename.to().schema().isEmpty() ? " in the default schema" : "");
	}

	/**
	 * Return the question whether a rename was meant.
	 * @param rename a likely rename
	 * @return a question
	 */
	public static String question(Rename rename) {
		return "Was " + StepText.named(rename.from()) + " " + done(rename.from(), rename.to())
				+ "? If not, it is dropped and added.";
	}

	/**
	 * Return the verb for a rename.
	 * @param rename a likely rename
	 * @return {@code renamed} or {@code moved}
	 */
	public static String verb(Rename rename) {
		return isMove(rename) ? "moved" : "renamed";
	}

	/**
	 * Say that renames are undecided.
	 * @param renames the likely renames
	 * @return a sentence, followed by one line for each
	 */
	public static String undecided(List<Rename> renames) {
		String verbs = renames.stream().map(RenameText::verb).distinct().sorted().collect(Collectors.joining(" or "));
		return "It is not known whether " + (renames.size() == 1 ? "this was " : "these were ") + verbs
				+ ", or dropped and added:"
				+ renames.stream().map((rename) -> "\n  " + arrow(rename)).collect(Collectors.joining());
	}

	/**
	 * Return the effect on the name.
	 * @return such as {@code renamed to total}, or {@code moved to schema sales}
	 */
	static String done(ObjectId from, ObjectId to) {
		String renamed = "renamed to " + (RenamedNames.isPart(to) ? to.part() : to.name());
		if (from.schema().equals(to.schema())) {
			return renamed;
		}
		String moved = "moved to " + (to.schema().isEmpty() ? "the default schema" : "schema " + to.schema());
		return from.name().equals(to.name()) ? moved : moved + " and " + renamed;
	}

	/**
	 * Return the option that confirms a rename.
	 * @param rename the rename
	 * @return such as {@code --rename orders.amount=total}
	 */
	public static String option(Rename rename) {
		return ShellWord.option("--rename", said(rename));
	}

	/**
	 * Return the possible answers as options.
	 * @param renames the likely renames
	 * @return the options as they can be typed
	 */
	public static String answers(List<Rename> renames) {
		if (renames.size() == 1) {
			return "Say which it is: " + option(renames.get(0)) + " keeps the data, " + drop(renames.get(0))
					+ " drops it.";
		}
		return "Say of each which it is: --rename keeps the data, --drop drops it.\n"
				+ renames.stream()
					.map((rename) -> "  " + option(rename) + "\n  " + drop(rename))
					.collect(Collectors.joining("\n"))
				+ "\nEach option is given once, several names with commas: "
				+ ShellWord.option("--rename", renames.stream().map(RenameText::said).collect(Collectors.joining(",")));
	}

	private static String said(Rename rename) {
		return path(rename.from()) + "=" + (isMove(rename) ? path(rename.to()) : quoted(newName(rename)));
	}

	private static boolean isMove(Rename rename) {
		return !rename.from().schema().equals(rename.to().schema());
	}

	/**
	 * Return the option that denies a rename.
	 * @param rename the rename
	 * @return such as {@code --drop orders.amount}
	 */
	public static String drop(Rename rename) {
		return ShellWord.option("--drop", path(rename.from()));
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
		return PLAIN.matcher(name).matches() ? name : Quotes.identifier(name);
	}

}
