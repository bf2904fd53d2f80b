package com.ofauto.migrations.core.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script statement by statement, by the rules of psql. Keeps no more in memory
 * than its buffer and the current statement.
 *
 * @since 0.1.0
 */
public final class ScriptReader implements Closeable {

	private static final int BUFFER_SIZE = 32 * 1024;

	private final CharWindow window;

	private final SqlLexer lexer;

	private final SqlComments comments;

	private final StatementShape shape = new StatementShape();

	private @Nullable CopyBlock copyBlock;

	private int depth;

	private int lastLine;

	private final List<ScriptDirective> directives = new ArrayList<>();

	private LineAndColumn openParenthesis;

	/**
	 * Reads a script in UTF-8, whose data is not decoded.
	 */
	public ScriptReader(InputStream in) {
		this(new Utf8Reader(in, 2 * BUFFER_SIZE), BUFFER_SIZE);
	}

	public ScriptReader(Reader reader) {
		this(reader, BUFFER_SIZE);
	}

	public ScriptReader(Reader reader, int bufferSize) {
		this.window = new CharWindow(reader, bufferSize);
		this.comments = new SqlComments(this.window);
		this.lexer = new SqlLexer(this.window, this.comments);
		this.openParenthesis = this.lexer.parenthesis();
	}

	/**
	 * Reads the next statement, after the data of the last one if it was not taken.
	 * @return the statement, or {@code null} at the end
	 */
	public @Nullable ScriptStatement next() throws IOException {
		skipCopyData();
		this.directives.clear();
		Kind kind = firstToken();
		takeDirectives();
		if (kind == null) {
			return null;
		}
		int length = 0;
		while (kind != null && !isEnd()) {
			follow(kind);
			length = this.window.heldLength();
			kind = this.lexer.next();
		}
		if (kind != null) {
			return finish(this.window.heldLength());
		}
		refuseOpenEnd();
		return finish(length);
	}

	/**
	 * The comments to this library above the statement read last and in it, or behind the
	 * last one at the end.
	 */
	public List<ScriptDirective> directives() {
		return List.copyOf(this.directives);
	}

	/**
	 * One behind a statement on the same line is not above the next one.
	 */
	private void takeDirectives() {
		this.comments.takeDirectives()
			.forEach((one) -> this.directives.add(new ScriptDirective(one.text(), one.line(), one.column(),
					one.above() && one.line() != this.lastLine)));
	}

	/**
	 * Hands over the data that follows the {@code COPY … FROM STDIN} read last.
	 */
	public void copyData(CopyData sink) throws IOException, SQLException {
		CopyBlock block = this.copyBlock;
		if (block == null) {
			throw new IllegalStateException("The statement read last has no data, or it has been taken");
		}
		while (block.next()) {
			block.give(sink);
		}
		this.copyBlock = null;
	}

	/**
	 * Skips the data that follows the statement read last, if there is any.
	 */
	public void skipCopyData() throws IOException {
		while (this.copyBlock != null && this.copyBlock.next()) {
			// The pieces are not wanted.
		}
		this.copyBlock = null;
	}

	/**
	 * The comments for this library that have been read so far.
	 */
	public List<ScriptComment> comments() {
		return this.comments.ours();
	}

	/**
	 * How many bytes of the file have been used so far.
	 */
	public long bytesRead() {
		return this.window.bytesRead();
	}

	@Override
	public void close() throws IOException {
		this.window.close();
	}

	/**
	 * PostgreSQL does not count empty statements, so they are skipped.
	 */
	private @Nullable Kind firstToken() throws IOException {
		this.shape.reset();
		this.depth = 0;
		Kind kind = this.lexer.next();
		while (isEnd()) {
			this.window.release();
			kind = this.lexer.next();
		}
		return kind;
	}

	private boolean isEnd() {
		return this.lexer.symbol() == ';' && this.depth == 0 && !this.shape.isInsideBody();
	}

	private void follow(Kind kind) {
		if (this.depth == 0 && this.shape.isUndecided()) {
			if (kind == Kind.WORD) {
				this.shape.word(this.lexer.word());
			}
			else {
				this.shape.other(this.lexer.symbol() == '.');
			}
		}
		switch (this.lexer.symbol()) {
			case '(' -> openParenthesis();
			case ')' -> this.depth = Math.max(0, this.depth - 1);
			default -> {
			}
		}
	}

	private void openParenthesis() {
		if (this.depth == 0) {
			this.openParenthesis = this.lexer.parenthesis();
		}
		this.depth++;
	}

	private void refuseOpenEnd() {
		if (this.depth > 0) {
			throw this.openParenthesis.unterminated("parenthesis");
		}
		if (this.shape.isInsideBody()) {
			throw this.window.heldPlace().unterminated("statement with BEGIN ATOMIC");
		}
	}

	private ScriptStatement finish(int length) throws IOException {
		boolean copies = this.shape.copiesFromStdin();
		LineAndColumn place = this.window.heldPlace();
		if (this.shape.copiesToStdout()) {
			throw place.failure("COPY … TO STDOUT sends rows to a client, and no client reads them in a migration;"
					+ " remove the statement");
		}
		ScriptStatement statement = new ScriptStatement(this.window.heldText(0, length), place.line(), place.column(),
				this.window.bytesRead(), copies);
		this.window.release();
		takeDirectives();
		this.lastLine = this.window.place().line();
		if (copies) {
			skipRestOfLine();
			this.copyBlock = new CopyBlock(this.window);
		}
		return statement;
	}

	private void skipRestOfLine() throws IOException {
		int c = skipBlanks();
		while (this.comments.startsLine()) {
			this.comments.skipLine();
			c = skipBlanks();
		}
		if (c != '\n' && c != CharWindow.END) {
			throw this.window.place()
				.failure("the data of COPY … FROM STDIN begins on the next line; "
						+ "nothing may follow its semicolon on this one");
		}
		this.window.skip((c == '\n') ? 1 : 0);
	}

	private int skipBlanks() throws IOException {
		int c = this.window.peek();
		while (c != '\n' && SqlCharacter.isSpace(c)) {
			this.window.skip(1);
			c = this.window.peek();
		}
		return c;
	}

}
