package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.script.NewerStatement;
import com.ofauto.migrations.devtools.script.NewerSyntax;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.script.VersionFeature;
import org.jspecify.annotations.Nullable;

/**
 * The oldest server that a script has to run on: of those that the project names, and of
 * the one for which it is made. That one is asked only where something depends on it.
 */
public final class OldestServer {

	private static final String PROPERTY = "ofauto.migrations.server-versions";

	private final int named;

	private final Supplier<OptionalInt> live;

	private @Nullable OptionalInt answer;

	private OldestServer(int named, Supplier<OptionalInt> live) {
		this.named = named;
		this.live = live;
	}

	/**
	 * Any server, as that of a scratch database.
	 * @return the newest that is known
	 */
	public static OldestServer newest() {
		return new OldestServer(VersionFeature.NEWEST, OptionalInt::empty);
	}

	/**
	 * The oldest of some servers.
	 * @param versions the major versions that the project names
	 * @param live asks for that of the server for which a script is made; nothing if it
	 * does not answer
	 * @return the oldest of all
	 */
	public static OldestServer of(List<Integer> versions, Supplier<OptionalInt> live) {
		return new OldestServer(versions.stream().mapToInt(Integer::intValue).min().orElse(VersionFeature.NEWEST),
				live);
	}

	/**
	 * Its major version.
	 * @return such as 15
	 */
	public int major() {
		return Math.min(this.named, live().orElse(this.named));
	}

	private OptionalInt live() {
		if (this.answer == null) {
			this.answer = this.live.get();
		}
		return this.answer;
	}

	/**
	 * What it does not understand of a script. It is not asked where every server does.
	 */
	List<NewerStatement> strange(ScriptWriter writer, Difference change, DatabaseSchema schema) {
		NewerSyntax syntax = new NewerSyntax(writer, schema);
		return syntax.of(change, VersionFeature.OLDEST).isEmpty() ? List.of() : syntax.of(change, major());
	}

	/**
	 * What it does not understand of what migrations build.
	 * @param defaultSchema where names without a schema belong, or {@code null} if that
	 * is {@code public}
	 * @param built the schema that they build on another server
	 * @return statements that would make it, as far as there are any
	 */
	public List<NewerStatement> strange(@Nullable String defaultSchema, DatabaseSchema built) {
		try {
			return strange(new ScriptWriter(defaultSchema, this::major),
					new Differ().compare(DatabaseSchema.empty(), built), built);
		}
		catch (UnsupportedChangeException ex) {
			return List.of();
		}
	}

	/**
	 * Refuses a script that it does not understand.
	 */
	void require(ScriptWriter writer, Difference change, DatabaseSchema schema) {
		List<NewerStatement> strange = strange(writer, change, schema);
		if (!strange.isEmpty()) {
			throw new NewerServerException(
					"PostgreSQL " + major() + ", " + reason() + ", does not understand this of the script:\n\n"
							+ strange.stream().map(OldestServer::text).collect(Collectors.joining("\n\n")),
					"Nothing was written. " + strange.stream()
						.map((statement) -> statement.novelty().instead())
						.distinct()
						.collect(Collectors.joining(". ")) + ". " + remedy(strange));
		}
	}

	/**
	 * Why there is no way back, in one line for a screen.
	 */
	String noRollback(List<NewerStatement> strange) {
		return "No script that undoes this runs on PostgreSQL " + major() + ", " + reason()
				+ ". It does not understand what was there: " + novelties(strange) + ".";
	}

	/**
	 * What it does not understand, in one line.
	 */
	String doesNotUnderstand(List<NewerStatement> strange) {
		return "PostgreSQL " + major() + ", " + reason() + ", does not understand " + novelties(strange);
	}

	private static String novelties(List<NewerStatement> strange) {
		return strange.stream()
			.map((statement) -> statement.what() + ", since PostgreSQL " + statement.novelty().since())
			.distinct()
			.collect(Collectors.joining("; "));
	}

	/**
	 * A statement and what it needs.
	 * @param statement what an older server does not understand
	 * @return several lines
	 */
	public static String text(NewerStatement statement) {
		return (statement.statement() + ";").indent(4) + "Since PostgreSQL " + statement.novelty().since() + ": "
				+ statement.what() + ".";
	}

	/**
	 * Why it counts.
	 * @return words that stand behind its version
	 */
	public String reason() {
		OptionalInt live = live();
		return (live.isPresent() && live.getAsInt() < this.named) ? "which the database runs"
				: "the oldest in " + PROPERTY;
	}

	private String remedy(List<NewerStatement> strange) {
		int needed = strange.stream().mapToInt((statement) -> statement.novelty().since()).max().orElseThrow();
		OptionalInt live = live();
		return "Or wait until " + ((live.isPresent() && live.getAsInt() < this.named)
				? "the database runs PostgreSQL " + needed : "no database runs an older one than PostgreSQL " + needed
						+ ", and name none in ofauto.migrations.server-versions")
				+ ".";
	}

}
