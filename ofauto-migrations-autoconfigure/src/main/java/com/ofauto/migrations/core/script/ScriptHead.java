package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The author's directives to this library in the comments before the first statement:
 * {@code -- ofauto: transaction=off}.
 *
 * @since 0.1.0
 */
public final class ScriptHead {

	private static final int BUFFER_SIZE = 1024;

	private static final Pattern DIRECTIVE = Pattern.compile("--\\s*ofauto\\s*:(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern TRANSACTION = Pattern.compile("\\s*transaction\\s*=\\s*(on|off)\\s*",
			Pattern.CASE_INSENSITIVE);

	private final CharWindow window;

	private final SqlComments comments;

	private TransactionMode transactionMode = TransactionMode.AUTO;

	private ScriptHead(Reader reader) {
		this.window = new CharWindow(reader, BUFFER_SIZE);
		this.comments = new SqlComments(this.window);
	}

	public static TransactionMode transactionMode(Reader reader) throws IOException {
		ScriptHead head = new ScriptHead(reader);
		head.read();
		return head.transactionMode;
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
		Matcher directive = DIRECTIVE.matcher(comment);
		if (directive.matches() && !ScriptComment.isBackfill(directive.group(1))) {
			follow(directive.group(1), place);
		}
	}

	private void follow(String directive, LineAndColumn place) {
		Matcher transaction = TRANSACTION.matcher(directive);
		if (!transaction.matches()) {
			throw place.failure(ScriptComment.unknown(directive));
		}
		TransactionMode said = TransactionMode.valueOf(transaction.group(1).toUpperCase(Locale.ROOT));
		if (this.transactionMode != TransactionMode.AUTO && this.transactionMode != said) {
			throw place.failure("this contradicts an ofauto comment above");
		}
		this.transactionMode = said;
	}

}
