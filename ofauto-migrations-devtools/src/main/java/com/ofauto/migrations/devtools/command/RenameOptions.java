package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.devtools.diff.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.source.RenameHint;
import com.ofauto.migrations.devtools.source.SchemaSourceException;
import com.ofauto.migrations.devtools.workbench.RenameDecisions;
import com.ofauto.migrations.devtools.workbench.RenameQuestion;
import com.ofauto.migrations.devtools.workbench.RenamedNames;

/**
 * What the options and the schema source say about renames.
 *
 * @param hints those of the options first
 * @param question who is asked about the rest
 */
record RenameOptions(List<RenameHint> hints, RenameQuestion question) implements RenameDecisions {

	private static final String RENAME = "--rename";

	private static final String DROP = "--drop";

	/**
	 * A comma with an even number of quotes behind it stands in no quoted name.
	 */
	private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

	static CommandUsage in(CommandUsage usage) {
		return usage
			.withOption(RENAME, "OLD=NEW", "renamed and not dropped, such as orders.total=amount; several with commas")
			.withOption(DROP, "NAME", "dropped and not renamed, such as orders.note; several with commas");
	}

	static RenameOptions of(Arguments arguments, List<RenameHint> ofSource, RenameQuestion question) {
		List<RenameHint> hints = new ArrayList<>();
		try {
			words(arguments, RENAME).forEach((word) -> hints.add(RenameHint.rename(word, RENAME)));
			words(arguments, DROP).forEach((word) -> hints.add(RenameHint.drop(word, DROP)));
		}
		catch (SchemaSourceException ex) {
			throw new UsageException(ex.problem() + " " + ex.remedy());
		}
		hints.addAll(ofSource);
		return new RenameOptions(List.copyOf(hints), question);
	}

	private static Stream<String> words(Arguments arguments, String option) {
		return arguments.value(option).stream().flatMap(COMMA::splitAsStream);
	}

	/**
	 * A hint whose old name is gone has been followed already.
	 */
	@Override
	public List<Rename> said(DatabaseSchema from, DatabaseSchema to) {
		return this.hints.stream()
			.filter((hint) -> !hint.isDrop())
			.map((hint) -> RenamedNames.find(from, to, hint.path(), Objects.requireNonNull(hint.newName())))
			.flatMap(Optional::stream)
			.toList();
	}

	@Override
	public boolean isDrop(ObjectId id) {
		return this.hints.stream().filter(RenameHint::isDrop).anyMatch((hint) -> RenamedNames.matches(id, hint.path()));
	}

	/**
	 * What the schema source says may have been done long ago; what was typed has to mean
	 * something now.
	 */
	@Override
	public void requireFollowed(DatabaseSchema from, DatabaseSchema reached, List<Rename> made) {
		for (RenameHint hint : this.hints) {
			String name = String.join(".", hint.path());
			boolean known = RenamedNames.has(from, hint.path()) || RenamedNames.has(reached, hint.path());
			if (!List.of(RENAME, DROP).contains(hint.place()) || (hint.isDrop() ? known : isMade(hint, made))) {
				continue;
			}
			throw new UsageException(hint.place() + " " + hint + ": "
					+ (known ? name + " stays what it is called" : "nothing is called " + name + " before the change")
					+ ". Nothing was written.");
		}
	}

	private static boolean isMade(RenameHint hint, List<Rename> made) {
		return made.stream().anyMatch((rename) -> RenamedNames.matches(rename.from(), hint.path()));
	}

}
