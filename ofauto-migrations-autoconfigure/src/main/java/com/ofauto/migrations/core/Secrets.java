package com.ofauto.migrations.core;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The passwords that a statement holds in plain text: those of roles, of user mappings,
 * of settings and of connection strings. Whatever is said of the statement is said
 * without them.
 */
final class Secrets {

	private static final String HIDDEN = "***";

	/** Nothing that short is looked for elsewhere. */
	private static final int SHORTEST = 4;

	/** No statement about a role is longer. */
	private static final int SCANNED = 256 * 1024;

	private static final String BETWEEN = "(?:\\s|/\\*.*?\\*/|--[^\n]*+\n)";

	/** The first form stands in a string itself. */
	private static final String STRING = "[eE]?''[^']++''|[eE]'(?:[^'\\\\]|\\\\.|''){0,200}+(?:'|$)|(?:[uU]&)?'[^']*+(?:''[^']*+){0,200}+(?:'|$)"
			+ "|\\$(\\w*)\\$.*?(?:\\$\\2\\$|$)";

	private static final String WORD = "[\\w.]*(?:password|passwd|secret)[\\w.]*";

	/**
	 * {@code PASSWORD 'x'}, {@code app.password = 'x'},
	 * {@code set_config('password', 'x'}.
	 */
	private static final Pattern LITERAL = Pattern.compile(
			"(\\bset_config\\s*\\(\\s*'{1,2}" + WORD + "'{1,2}\\s*,\\s*|\\b" + WORD + "[\"']{0,2}+(?:" + BETWEEN
					+ "*(?:=|\\bTO\\b)" + BETWEEN + "*+|" + BETWEEN + "++))(?:" + STRING + ")",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/** Nothing need stand between the word and the literal. */
	private static final Pattern ATTACHED = Pattern.compile(
			"((?:^|\\s)(?:CREATE|ALTER)\\s+(?:ROLE|USER|GROUP)\\b[^;']*?\\bPASSWORD)(?:" + STRING + ")",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/** In a connection string, be it a literal or a part of one. */
	private static final Pattern PARAMETER = Pattern
		.compile("(\\bpassword\\s*=\\s*)('{1,2}[^']*+'{0,2}|[^\\s'\"&;$]++)", Pattern.CASE_INSENSITIVE);

	private static final Pattern USER_INFO = Pattern.compile("(\\b\\w+://[^\\s:/@']*+:)([^\\s@']++)(?=@)");

	/** PostgreSQL refuses it, and quotes it. */
	private static final Pattern BARE = Pattern.compile(
			"((?:^|\\s)(?:CREATE|ALTER)\\s+(?:ROLE|USER|GROUP)\\b[^;]*?\\bPASSWORD\\s+)(?!NULL\\b)([\\w.!]++)",
			Pattern.CASE_INSENSITIVE);

	private final Set<String> found;

	private Secrets(Set<String> found) {
		this.found = found;
	}

	static Secrets of(String statement) {
		Set<String> found = new LinkedHashSet<>();
		String scanned = statement.substring(0, Math.min(statement.length(), SCANNED));
		Stream.of(LITERAL, ATTACHED)
			.flatMap((pattern) -> pattern.matcher(scanned).results())
			.map((match) -> match.group().substring(match.group(1).length()))
			.map(Secrets::content)
			.forEach(found::add);
		PARAMETER.matcher(scanned).results().map((match) -> match.group(2).replace("'", "")).forEach(found::add);
		USER_INFO.matcher(scanned).results().map((match) -> match.group(2)).forEach(found::add);
		BARE.matcher(scanned).results().map((match) -> match.group(2)).forEach(found::add);
		found.removeIf((secret) -> secret.length() < SHORTEST);
		return new Secrets(found);
	}

	/**
	 * The same and those of another text, such as what the server says of a statement
	 * that a block has put together.
	 */
	Secrets and(String text) {
		Set<String> all = new LinkedHashSet<>(this.found);
		all.addAll(of(text).found);
		return new Secrets(all);
	}

	/**
	 * A text without them: the statement, a part of it, or what PostgreSQL says of it.
	 */
	String hide(String text) {
		String hidden = LITERAL.matcher(text).replaceAll(Secrets::hidden);
		hidden = ATTACHED.matcher(hidden).replaceAll(Secrets::hidden);
		hidden = PARAMETER.matcher(hidden).replaceAll(Secrets::hidden);
		hidden = USER_INFO.matcher(hidden).replaceAll(Secrets::hidden);
		hidden = BARE.matcher(hidden).replaceAll(Secrets::hidden);
		for (String secret : this.found) {
			hidden = hidden.replace(secret, HIDDEN);
		}
		return hidden;
	}

	@Nullable String hideIn(@Nullable String text) {
		return (text != null) ? hide(text) : null;
	}

	/**
	 * Keeps what leads to a secret, its quotes, and its lines, by which places are
	 * counted.
	 */
	private static String hidden(MatchResult match) {
		String secret = match.group().substring(match.group(1).length());
		String quote = secret.matches("(?s)[eE]?''[^']++''") ? "''" : (secret.indexOf('\'') >= 0) ? "'" : "";
		String lines = secret.replaceAll("[^\n]", "");
		return Matcher.quoteReplacement(match.group(1) + quote + HIDDEN + quote + lines);
	}

	private static String content(String literal) {
		String quote = literal.startsWith("$") ? literal.substring(0, literal.indexOf('$', 1) + 1) : "'";
		int start = literal.indexOf(quote) + quote.length();
		int end = literal.lastIndexOf(quote);
		return literal.substring(start, Math.max(end, start)).replaceAll("^'+|'+$", "");
	}

}
