package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.NearestWord;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.source.RenameHint;
import com.ofauto.migrations.devtools.source.SchemaSourceException;
import com.ofauto.migrations.devtools.workbench.RenameDecisions;
import com.ofauto.migrations.devtools.workbench.RenameQuestion;
import com.ofauto.migrations.devtools.workbench.RenamedNames;
import com.ofauto.migrations.devtools.workbench.StepText;

/**
 * The decisions about renames from options and schema source.
 *
 * @param hints the hints, those of the options first
 * @param question asks about the others
 * @param names finds the object for a name
 */
record RenameOptions(List<RenameHint> hints, RenameQuestion question, RenamedNames names) implements RenameDecisions {

	private static final String RENAME = "--rename";

	private static final String DROP = "--drop";

	private static final String FORM = " Write table.old=new for a column, old=new for a table.";

	/**
	 * A comma followed by an even number of quotes is outside of quoted names.
	 */
	private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

	static CommandUsage in(CommandUsage usage) {
		return usage
			.withOption(RENAME, "OLD=NEW", "renamed and not dropped, such as orders.total=amount; several with commas")
			.withOption(DROP, "NAME", "dropped and not renamed, such as orders.note; several with commas");
	}

	/**
	 * Read the options.
	 * @param home the name of the default schema
	 * @throws UsageException if they contradict each other
	 */
	static RenameOptions of(Arguments arguments, List<RenameHint> ofSource, RenameQuestion question, String home) {
		List<RenameHint> hints = new ArrayList<>();
		try {
			words(arguments, RENAME).forEach((word) -> hints.add(RenameHint.rename(word, RENAME)));
			words(arguments, DROP).forEach((word) -> hints.add(RenameHint.drop(word, DROP)));
		}
		catch (SchemaSourceException ex) {
			throw new UsageException(ex.problem() + " " + ex.remedy());
		}
		RenameConflicts.refuse(hints, home);
		hints.addAll(ofSource);
		return new RenameOptions(List.copyOf(hints), question, new RenamedNames(home));
	}

	private static Stream<String> words(Arguments arguments, String option) {
		return arguments.value(option).stream().flatMap(COMMA::splitAsStream);
	}

	/**
	 * A hint whose old name does not exist has been carried out already.
	 */
	@Override
	public List<Rename> said(DatabaseSchema from, DatabaseSchema to) {
		return this.hints.stream()
			.filter((hint) -> !hint.isDrop())
			.map((hint) -> this.names.find(from, to, hint.path(), hint.newSchema(),
					Objects.requireNonNull(hint.newName())))
			.flatMap(Optional::stream)
			.toList();
	}

	@Override
	public boolean isDrop(ObjectId id) {
		return this.hints.stream().filter(RenameHint::isDrop).anyMatch((hint) -> this.names.matches(id, hint.path()));
	}

	/**
	 * A hint in the schema source may have been carried out long ago, but an option must
	 * have an effect now.
	 */
	@Override
	public void requireFollowed(DatabaseSchema from, DatabaseSchema reached, DatabaseSchema desired,
			List<Rename> made) {
		Set<ObjectId> wanted = RenamedNames.names(desired).collect(Collectors.toSet());
		for (RenameHint hint : this.hints) {
			List<ObjectId> meant = Stream.of(from, reached)
				.flatMap((schema) -> this.names.all(schema, hint.path()).stream())
				.distinct()
				.toList();
			boolean followed = hint.isDrop() ? !wanted.containsAll(meant)
					: made.stream().anyMatch((rename) -> this.names.matches(rename.from(), hint.path()));
			if (!followed && List.of(RENAME, DROP).contains(hint.place())) {
				throw new UsageException(
						hint.place() + " " + hint + ": " + reason(hint, meant, from, wanted) + " Nothing was written.");
			}
		}
	}

	private String reason(RenameHint hint, List<ObjectId> meant, DatabaseSchema from, Set<ObjectId> wanted) {
		String name = String.join(".", hint.path());
		if (meant.isEmpty()) {
			Set<ObjectId> before = RenamedNames.names(from).collect(Collectors.toSet());
			return "nothing is called " + name + " before the change." + near(name, before, wanted);
		}
		if (wanted.containsAll(meant)) {
			return name + " stays what it is called.";
		}
		String newName = hint.newSchema() + "." + hint.newName();
		boolean part = wanted.stream()
			.anyMatch((id) -> !id.part().isEmpty()
					&& this.names.matches(id, List.of("" + hint.newSchema(), "" + hint.newName())));
		return part
				? name + " is a " + meant.get(0).kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", and "
						+ newName + " is a part of one." + FORM
				: "nothing is called " + newName + " after the change."
						+ near(newName, wanted, RenamedNames.names(from).collect(Collectors.toSet()));
	}

	/**
	 * Suggest names that only one side has.
	 */
	private static String near(String name, Set<ObjectId> side, Set<ObjectId> other) {
		List<String> names = side.stream().filter((id) -> !other.contains(id)).map(StepText::name).sorted().toList();
		return NearestWord.of(name, names).map((near) -> " Did you mean " + near + "?").orElse(FORM);
	}

}
