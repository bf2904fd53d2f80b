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
 * The oldest server that has to run a script: of those that the project names, and of the
 * live database. The database is asked only if the script depends on its version.
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
	 * Accept every script, as the server of the scratch databases does.
	 * @return the newest known version
	 */
	public static OldestServer newest() {
		return new OldestServer(VersionFeature.NEWEST, OptionalInt::empty);
	}

	/**
	 * Create the oldest of some servers.
	 * @param versions the major versions that the project names
	 * @param live asks the live database for its version; empty if it does not answer
	 * @return the oldest of all
	 */
	public static OldestServer of(List<Integer> versions, Supplier<OptionalInt> live) {
		return new OldestServer(versions.stream().mapToInt(Integer::intValue).min().orElse(VersionFeature.NEWEST),
				live);
	}

	/**
	 * Return its major version.
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
	 * Find the statements of a script that it does not understand. It is not asked if
	 * every version understands them.
	 */
	List<NewerStatement> strange(ScriptWriter writer, Difference change, DatabaseSchema schema) {
		NewerSyntax syntax = new NewerSyntax(writer, schema);
		return syntax.of(change, VersionFeature.OLDEST).isEmpty() ? List.of() : syntax.of(change, major());
	}

	/**
	 * Find the features of a schema that it does not understand.
	 * @param defaultSchema the schema of names without one, or {@code null} for
	 * {@code public}
	 * @param built the schema that the migrations build on another server
	 * @return the statements that would create these features
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
	 * Refuse a script that it does not understand.
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
	 * Say in one line why there is no rollback.
	 */
	String noRollback(List<NewerStatement> strange) {
		return "No script that undoes this runs on PostgreSQL " + major() + ", " + reason()
				+ ". It does not understand what was there: " + novelties(strange) + ".";
	}

	/**
	 * Name what it does not understand, in one line.
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
	 * Describe a statement and the version that it needs.
	 * @param statement a statement that an older server does not understand
	 * @return several lines
	 */
	public static String text(NewerStatement statement) {
		return (statement.statement() + ";").indent(4) + "Since PostgreSQL " + statement.novelty().since() + ": "
				+ statement.what() + ".";
	}

	/**
	 * Return the reason why this version counts.
	 * @return words that follow the version
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
