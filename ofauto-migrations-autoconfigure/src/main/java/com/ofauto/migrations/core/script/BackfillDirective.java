package com.ofauto.migrations.core.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the comment of a backfill says: {@code backfill id batch=5000 pause=50ms lag=10s}.
 *
 * @param comment where it says so
 * @param key the name of the column whose order the batches follow
 * @param batch how many rows of the table a batch passes at most
 * @param pause the time between two batches
 * @param lag how far a standby may be behind while the backfill goes on, or {@code null}
 * if nobody is to ask
 * @since 0.1.0
 */
public record BackfillDirective(ScriptComment comment, String key, int batch, Duration pause, @Nullable Duration lag) {

	public static final int MOST_ROWS = 100_000;

	private static final String FORM = "write backfill KEY batch=5000 pause=50ms, where KEY is the table's key";

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s)", Pattern.CASE_INSENSITIVE);

	private static final BackfillDirective DEFAULTS = new BackfillDirective(new ScriptComment("", 1, 1), "", 5000,
			Duration.ofMillis(50), Duration.ofSeconds(10));

	/**
	 * Reads a comment that is one of a backfill.
	 * @throws ScriptException if it says anything else
	 */
	public static BackfillDirective of(ScriptComment comment) {
		Deque<Token> tokens = new ArrayDeque<>(StatementTokens.first(comment.text(), 32));
		tokens.remove();
		Token key = tokens.poll();
		Token next = tokens.peek();
		if (key == null || !isName(key) || next != null && next.isSymbol('=')) {
			throw comment.failure("the backfill names no key; " + FORM);
		}
		BackfillDirective read = new BackfillDirective(comment, key.name(), DEFAULTS.batch, DEFAULTS.pause,
				DEFAULTS.lag);
		Set<String> said = new HashSet<>();
		while (!tokens.isEmpty()) {
			String name = tokens.remove().text();
			Token equals = tokens.poll();
			Token value = tokens.poll();
			if (equals == null || !equals.isSymbol('=') || value == null) {
				throw comment.failure(unknown(SqlCharacter.lowerCase(name)));
			}
			if (!said.add(name)) {
				throw comment.failure("the backfill says " + SqlCharacter.lowerCase(name) + " twice");
			}
			read = read.with(name, SqlCharacter.lowerCase(value.text()));
		}
		return read;
	}

	private static boolean isName(Token token) {
		return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
	}

	private static String unknown(String word) {
		return "\"" + word + "\" is not known in a backfill; behind the key it says batch, pause or lag, such as"
				+ " batch=5000 pause=50ms lag=10s";
	}

	private BackfillDirective with(String name, String value) {
		return switch (name) {
			case "BATCH" -> new BackfillDirective(this.comment, this.key, rows(value), this.pause, this.lag);
			case "PAUSE" ->
				new BackfillDirective(this.comment, this.key, this.batch, duration("pause", value, ""), this.lag);
			case "LAG" -> new BackfillDirective(this.comment, this.key, this.batch, this.pause,
					value.equals("off") ? null : duration("lag", value, ", or off"));
			default -> throw this.comment.failure(unknown(SqlCharacter.lowerCase(name)));
		};
	}

	private int rows(String value) {
		int rows = value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
		if (rows < 1 || rows > MOST_ROWS) {
			throw this.comment.failure("batch=" + value + " is no size of a batch; it is from 1 to 100000 rows");
		}
		return rows;
	}

	private Duration duration(String name, String value, String orElse) {
		Matcher text = DURATION.matcher(value);
		Duration duration = !text.matches() ? null : text.group(2).equals("ms")
				? Duration.ofMillis(Long.parseLong(text.group(1))) : Duration.ofSeconds(Long.parseLong(text.group(1)));
		if (duration == null || duration.compareTo(LONGEST) > 0) {
			throw this.comment
				.failure(name + "=" + value + " is no time; it is at most an hour, such as 50ms or 2s" + orElse);
		}
		return duration;
	}

}
