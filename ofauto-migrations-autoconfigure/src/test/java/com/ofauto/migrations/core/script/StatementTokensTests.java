package com.ofauto.migrations.core.script;

import java.util.List;

import com.ofauto.migrations.core.script.Token.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatementTokensTests {

	@Test
	void aStatementMayBeginWithAByteOrderMark() {
		assertThat(StatementTokens.first("\uFEFFSELECT 1", 9)).hasSize(2);
	}

	@Test
	void tellsTheTokensOfAStatement() {
		assertThat(StatementTokens
			.first("CREATE unique INDEX CONCURRENTLY IF NOT EXISTS \"a \"\"b\" ON ONLY s.T (x, 1.5e3);", 100))
			.containsExactly(word("CREATE"), word("UNIQUE"), word("INDEX"), word("CONCURRENTLY"), word("IF"),
					word("NOT"), word("EXISTS"), new Token(Kind.QUOTED, "a \"b"), word("ON"), word("ONLY"), word("S"),
					symbol("."), word("T"), symbol("("), word("X"), symbol(","), new Token(Kind.NUMBER, "1.5e3"),
					symbol(")"), symbol(";"));
	}

	@Test
	void passesOverComments() {
		assertThat(StatementTokens.words("/* a */ DROP -- b\n /* c /* d */ */ INDEX/**/CONCURRENTLY x;", 10))
			.containsExactly("DROP", "INDEX", "CONCURRENTLY", "X");
	}

	@Test
	void wordsEndAtTheFirstOtherToken() {
		assertThat(StatementTokens.words("VACUUM (FULL) t;", 10)).containsExactly("VACUUM");
		assertThat(StatementTokens.words("DROP TABLE \"t\" CASCADE;", 10)).containsExactly("DROP", "TABLE");
		assertThat(StatementTokens.words("(SELECT 1);", 10)).isEmpty();
	}

	@Test
	void tellsNoMoreThanAskedFor() {
		assertThat(StatementTokens.words("ALTER TYPE mood ADD VALUE 'x';", 2)).containsExactly("ALTER", "TYPE");
		assertThat(StatementTokens.first("SELECT 1;", 0)).isEmpty();
		assertThat(StatementTokens.first("SELECT 'never closed", 1)).containsExactly(word("SELECT"));
	}

	@Test
	void stringsAreTakenOutOfTheirQuotes() {
		assertThat(StatementTokens.first("'it''s' E'a\\'b'\n'c' $$d;$$ $x$e$$f$x$ U&'g' X'1f' b'' n'h'", 100))
			.containsExactly(string("it's"), string("a\\'b'\n'c"), string("d;"), string("e$$f"), string("g"),
					string("1f"), string(""), string("h"));
	}

	@Test
	void aQuotedKeywordIsNotAWord() {
		Token token = StatementTokens.first("\"CREATE\"", 1).get(0);
		assertThat(token.isWord("CREATE")).isFalse();
		assertThat(token.name()).isEqualTo("CREATE");
	}

	@Test
	void aUnicodeIdentifierIsQuoted() {
		assertThat(StatementTokens.first("U&\"d\" u & x u", 10)).containsExactly(new Token(Kind.QUOTED, "d"), word("U"),
				symbol("&"), word("X"), word("U"));
	}

	@Test
	void theNameOfAWordIsInLowerCase() {
		List<Token> tokens = StatementTokens.first("MyTable ÄpFel ß a$1", 10);
		assertThat(tokens).extracting(Token::text).containsExactly("MYTABLE", "ÄPFEL", "ß", "A$1");
		assertThat(tokens).extracting(Token::name).containsExactly("mytable", "Äpfel", "ß", "a$1");
	}

	@Test
	void symbolsStandAlone() {
		List<Token> tokens = StatementTokens.first("a::b $1 .5 -3 <=", 20);
		assertThat(tokens).extracting(Token::text)
			.containsExactly("A", ":", ":", "B", "$", "1", ".", "5", "-", "3", "<", "=");
		assertThat(tokens.get(1).isSymbol(':')).isTrue();
		assertThat(tokens.get(1).isSymbol(';')).isFalse();
		assertThat(tokens.get(0).isWord("A")).isTrue();
	}

	@Test
	void theEndIsNull() {
		StatementTokens tokens = new StatementTokens("COMMIT -- done");
		assertThat(tokens.next()).isEqualTo(word("COMMIT"));
		assertThat(tokens.next()).isNull();
		assertThat(tokens.next()).isNull();
	}

	private static Token word(String text) {
		return new Token(Kind.WORD, text);
	}

	private static Token symbol(String text) {
		return new Token(Kind.SYMBOL, text);
	}

	private static Token string(String text) {
		return new Token(Kind.STRING, text);
	}

}
