package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The author's directives to this library in the comments before the first statement:
 * {@code -- ofauto: transaction=off}. One that accepts what the statement does is not
 * about the file, and is read with the statement.
 *
 * @since 0.1.0
 */
public final class ScriptHead {

	private static final int BUFFER_SIZE = 1024;

	private static final Pattern DIRECTIVE = Pattern.compile("-{2,}\\s*ofauto\\s*:(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern TRANSACTION = Pattern.compile("\\s*transaction\\s*=\\s*(on|off)\\s*",
			Pattern.CASE_INSENSITIVE);

	/** What a directive can be, for messages. */
	public static final String KNOWN = "an ofauto comment says transaction=on, transaction=off, backfill and a key,"
			+ " or accept=VERDICT because REASON";

	private final CharWindow window;

	private final SqlComments comments;

	private TransactionMode transactionMode = TransactionMode.AUTO;

	private static final Pattern ACCEPT = Pattern.compile("accept\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private ScriptHead(Reader reader) {
		this.window = new CharWindow(reader, BUFFER_SIZE);
		this.comments = new SqlComments(this.window);
	}

	public static TransactionMode transactionMode(Reader reader) throws IOException {
		ScriptHead head = new ScriptHead(reader);
		head.read();
		return head.transactionMode;
	}

	/**
	 * What a comment says to this library.
	 * @param comment a comment of one line with both hyphens
	 */
	static Optional<String> directive(String comment) {
		Matcher directive = DIRECTIVE.matcher(comment);
		return directive.matches() ? Optional.of(directive.group(1).strip()) : Optional.empty();
	}

	/**
	 * Whether a directive is about the transaction of the whole file.
	 */
	public static boolean isTransaction(String directive) {
		return TRANSACTION.matcher(directive).matches();
	}

	private void read() throws IOException {
		while (true) {
			this.window.skipSpace();
			if (this.comments.startsLine()) {
				readLine();
			}
			else if (this.comments.startsBlock()) {
				this.comments.skipBlock();
			}
			else {
				return;
			}
		}
	}

	private void readLine() throws IOException {
		LineAndColumn place = this.window.place();
		this.window.hold();
		this.comments.skipLine();
		String comment = this.window.heldText(0, this.window.heldLength());
		this.window.release();
		directive(comment)
			.filter((directive) -> !ACCEPT.matcher(directive).matches() && !ScriptComment.isBackfill(directive))
			.ifPresent((directive) -> follow(directive, place));
	}

	private void follow(String directive, LineAndColumn place) {
		Matcher transaction = TRANSACTION.matcher(directive);
		if (!transaction.matches()) {
			throw place.failure("\"" + directive + "\" is not known; " + KNOWN);
		}
		TransactionMode said = TransactionMode.valueOf(transaction.group(1).toUpperCase(Locale.ROOT));
		if (this.transactionMode != TransactionMode.AUTO && this.transactionMode != said) {
			throw place.failure("this contradicts an ofauto comment above");
		}
		this.transactionMode = said;
	}

}
