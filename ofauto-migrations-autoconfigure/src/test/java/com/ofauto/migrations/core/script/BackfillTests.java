package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BackfillTests {

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE t SET x = 1 WHERE x IS NULL /* ofauto: backfill id batch=70 pause=2s */",
			"-- ofauto: backfill id batch=70 pause=2s\nUPDATE t SET x = 1 WHERE x IS NULL;",
			"--- ofauto: backfill id batch=70 pause=2s\nUPDATE t SET x = 1 WHERE x IS NULL;",
			"/** ofauto: backfill id batch=70 pause=2s */UPDATE t SET x = 1 WHERE x IS NULL;",
			"UPDATE t SET x = 1 WHERE x IS NULL; -- OFAuto:BACKFILL ID pause = 2S batch=70",
			"UPDATE t /* ofauto : backfill\n id batch=70\n pause=2s */ SET x = 1 WHERE x IS NULL" })
	void aCommentMakesAnUpdateABackfill(String script) throws IOException {
		Backfill backfill = read(script);
		assertThat(backfill.directive().key()).isEqualTo("id");
		assertThat(backfill.directive().batch()).isEqualTo(70);
		assertThat(backfill.directive().pause()).isEqualTo(Duration.ofSeconds(2));
		assertThat(backfill.update().assigned()).containsExactly("x");
	}

	@Test
	void whatTheCommentLeavesOutHasADefault() throws IOException {
		BackfillDirective directive = read("UPDATE t SET x = 1 WHERE x IS NULL /* ofauto: backfill \"Id\" */")
			.directive();
		assertThat(directive.key()).isEqualTo("Id");
		assertThat(directive.batch()).isEqualTo(5000);
		assertThat(directive.pause()).isEqualTo(Duration.ofMillis(50));
		assertThat(directive.lag()).isEqualTo(Duration.ofSeconds(10));
		assertThat(read("UPDATE t SET x = 1 WHERE x IS NULL /* ofauto: backfill id lag=off */").directive().lag())
			.isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE t SET x = 1 WHERE x IS NULL /* backfill id */",
			"UPDATE t SET x = '/* ofauto: backfill id */' WHERE x IS NULL", "--\nofauto: backfill id\n",
			"-- ofauto accepts this\n-- ofauto transaction\n-- ofauto backfill\nUPDATE t SET x = 1 WHERE y",
			"-- ofauto: transaction=on\nUPDATE t SET x = 1" })
	void whatIsNoCommentOfABackfillMakesNone(String script) throws IOException {
		assertThat(outline(script)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					UPDATE t SET x = 1 WHERE a OR b                            | UPDATE t SET x = 1 WHERE(a OR b) AND range
					UPDATE t SET x = 1 WHERE (a)OR(b);                         | UPDATE t SET x = 1 WHERE((a)OR(b)) AND range
					UPDATE ONLY s.t AS u SET x = u.y WHERE u.x IS NULL -- end  | UPDATE ONLY s.t AS u SET x = u.y WHERE(u.x IS NULL) AND range
					UPDATE t * u SET (x, y) = (1, 2), z[1] = 3 WHERE TRUE      | UPDATE t * u SET (x, y) = (1, 2), z[1] = 3 WHERE(TRUE) AND range
					UPDATE t SET x = a IS DISTINCT FROM b WHERE x IS NULL      | UPDATE t SET x = a IS DISTINCT FROM b WHERE(x IS NULL) AND range
					UPDATE t SET x = (SELECT y FROM u WHERE u.id = t.id) WHERE x IS NULL | UPDATE t SET x = (SELECT y FROM u WHERE u.id = t.id) WHERE(x IS NULL) AND range
					UPDATE t SET x = t.from WHERE t.where = 1 AND t.returning = 2 | UPDATE t SET x = t.from WHERE(t.where = 1 AND t.returning = 2) AND range
					""")
	void aRangeIsAddedToItsCondition(String statement, String expected) throws IOException {
		assertThat(read("-- ofauto: backfill id\n" + statement).update().on("range").text()).isEqualTo(expected);
	}

	@Test
	void aCommentInTheConditionEndsBeforeTheRange() throws IOException {
		assertThat(
				read("-- ofauto: backfill id\nUPDATE t SET x = 1 WHERE\n  x IS NULL -- or\n  OR y -- why\n;").update()
					.on("range")
					.text())
			.isEqualTo("UPDATE t SET x = 1 WHERE(\n  x IS NULL -- or\n  OR y) AND range");
	}

	@Test
	void allThatIsSetIsKnown() throws IOException {
		assertThat(read("-- ofauto: backfill id\nUPDATE t SET A = 1, (\"B\", c) = (SELECT 1, 2), d.e = 3, f[1] = g[h]"
				+ " WHERE a IS NULL")
			.update()
			.assigned()).containsExactlyInAnyOrder("a", "B", "c", "d", "f");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					backfill                 | 2:3 | the backfill names no key; write backfill KEY batch=5000 pause=50ms, where KEY is the table's key
					backfill batch=5         | 2:3 | the backfill names no key; write backfill KEY batch=5000 pause=50ms, where KEY is the table's key
					backfil id               | 2:3 | "backfil id" is not known; an ofauto comment says transaction=on, transaction=off, backfill and a key, or accept=VERDICT because REASON
					backfill id size=5       | 2:3 | "size" is not known in a backfill; behind the key it says batch, pause or lag, such as batch=5000 pause=50ms lag=10s
					backfill id name         | 2:3 | "name" is not known in a backfill; behind the key it says batch, pause or lag, such as batch=5000 pause=50ms lag=10s
					backfill id batch=0      | 2:3 | batch=0 is no size of a batch; it is from 1 to 100000 rows
					backfill id batch=many   | 2:3 | batch=many is no size of a batch; it is from 1 to 100000 rows
					backfill id pause=5      | 2:3 | pause=5 is no time; it is at most an hour, such as 50ms or 2s
					backfill id lag=2h       | 2:3 | lag=2h is no time; it is at most an hour, such as 50ms or 2s, or off
					backfill id lag=1s lag=1s | 2:3 | the backfill says lag twice
					backfill x               | 2:3 | the UPDATE sets x, so that it cannot be the key whose order the batches follow
					""")
	void aWrongCommentIsRefused(String comment, String place, String reason) {
		ScriptException failure = failure("UPDATE t SET x = 1 WHERE x IS NULL\n  /* ofauto: " + comment + " */");
		assertThat(failure.reason()).isEqualTo(reason);
		assertThat(failure.line() + ":" + failure.column()).isEqualTo(place);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					DELETE FROM t WHERE x IS NULL                | 2:1  | a backfill is one UPDATE, and this statement begins with DELETE
					WITH a AS (SELECT 1) UPDATE t SET x = 1 WHERE y | 2:1 | a backfill is one UPDATE, and this statement begins with WITH
					UPDATE t SET x = 1                           | 2:1  | a backfill has a WHERE, which says which rows still lack their value: UPDATE … WHERE x IS NULL
					UPDATE t SET x = u.x FROM u WHERE t.x IS NULL | 2:22 | a backfill updates one table by itself, and FROM joins another; read that one in a sub-select: SET x = (SELECT …)
					UPDATE t SET x = 1 WHERE x IS NULL RETURNING id | 2:36 | a backfill has nobody to return rows to; take RETURNING out
					UPDATE t SET x = 1 RETURNING id              | 2:20 | a backfill has nobody to return rows to; take RETURNING out
					UPDATE t SET x = 1 WHERE CURRENT OF c        | 2:26 | a backfill has no cursor: WHERE CURRENT OF is not for it
					UPDATE t SET x = 1 WHERE x) OR (y)           | 2:27 | ")" closes nothing that is open
					UPDATE t SET x = 1 WHERE                     | 2:20 | nothing follows WHERE
					UPDATE t FOR PORTION OF p FROM 1 TO 2 SET x = 1 WHERE y | 2:14 | a backfill is UPDATE table SET … WHERE …, and SET is missing here
					UPDATE a.b.t SET x = 1 WHERE y               | 2:11 | a backfill is UPDATE table SET … WHERE …, and SET is missing here
					UPDATE U&"t" SET x = 1 WHERE y               | 2:8  | a backfill cannot read a name with escapes; write it in double quotes
					UPDATE t SET x = 1 WHERE x IS NULL; SELECT 1 | 1:1  | a backfill is one UPDATE alone in its file, and this file has none or several statements; give the UPDATE a migration of its own
					;                                            | 1:1  | a backfill is one UPDATE alone in its file, and this file has none or several statements; give the UPDATE a migration of its own
					UPDATE t SET x = 1 WHERE y -- ofauto: backfill z | 2:28 | an ofauto comment above has made this file a backfill already
					""")
	void whatCannotBeRunInPartsIsRefused(String script, String place, String reason) {
		ScriptException failure = failure("-- ofauto: backfill id\n" + script);
		assertThat(failure.reason()).isEqualTo(reason);
		assertThat(failure.line() + ":" + failure.column()).isEqualTo(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/* ofauto backfill id */", "-- OFAUTO  backfill id batch=5", "-- ofauto accept=unknown",
			"--ofauto transaction = off" })
	void aForgottenColonIsTold(String comment) {
		ScriptException failure = failure("UPDATE t SET x = 1 WHERE x IS NULL\n  " + comment);
		assertThat(failure.reason())
			.startsWith("a colon is missing behind ofauto, so that the comment says nothing; write ofauto: ");
		assertThat(failure.line() + ":" + failure.column()).isEqualTo("2:3");
	}

	@Test
	void itDecidesAboutItsTransactionsItself() throws IOException {
		ScriptException failure = catchThrowableOfType(ScriptException.class,
				() -> outline("UPDATE t SET x = 1 WHERE x IS NULL -- ofauto: backfill id", TransactionMode.ON));
		assertThat(failure.reason())
			.isEqualTo("a backfill runs in one transaction for each batch; take the setting of the transaction out");
	}

	private static ScriptException failure(String script) {
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> outline(script));
		assertThat(failure).as(script).isNotNull();
		return failure;
	}

	private static Backfill read(String script) throws IOException {
		return Objects.requireNonNull(outline(script));
	}

	private static Backfill outline(String script) throws IOException {
		return outline(script, TransactionMode.AUTO);
	}

	private static Backfill outline(String script, TransactionMode mode) throws IOException {
		try (ScriptReader reader = new ScriptReader(ScriptFixture.reader(script), 16)) {
			ScriptStatement first = reader.next();
			boolean only = first != null && reader.next() == null;
			while (reader.next() != null) {
				// All comments have to be read.
			}
			return Backfill.of(reader.comments(), only ? first : null, mode);
		}
	}

}
