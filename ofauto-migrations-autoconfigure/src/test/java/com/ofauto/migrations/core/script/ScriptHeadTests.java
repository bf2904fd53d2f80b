package com.ofauto.migrations.core.script;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ScriptHeadTests {

	@ParameterizedTest
	@ValueSource(strings = { "-- ofauto: transaction=off\nSELECT 1;", "--ofauto:transaction=off",
			"--\tOFAuto :  Transaction = OFF  \r\nSELECT 1;",
			"\n-- About this.\n/* and -- ofauto: x\n */ -- ofauto: transaction=off\n",
			"-- ofauto: transaction=off\n-- ofauto: transaction=off\n" })
	void theAuthorTurnsTheTransactionOff(String script) throws IOException {
		assertThat(mode(script)).isEqualTo(TransactionMode.OFF);
	}

	@Test
	void theAuthorTurnsTheTransactionOn() throws IOException {
		assertThat(mode("-- ofauto: transaction=on\nSELECT 1;")).isEqualTo(TransactionMode.ON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SELECT 1;", "-- by ofauto: transaction=off\n", "/* ofauto: transaction=off */",
			"/*\n-- ofauto: transaction=off\n*/", "SELECT 1; -- ofauto: transaction=off",
			"; -- ofauto: transaction=off", "-- ofautomatic: x\n", "-- ofauto\n" })
	void elsewhereNothingIsSaid(String script) throws IOException {
		assertThat(mode(script)).isEqualTo(TransactionMode.AUTO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "transaction=maybe", "transaction", "transactions=off", "", "transaction=off now",
			"transaction=off\u2028now" })
	void whatIsNotKnownIsRefused(String directive) {
		ScriptException failure = failure("-- first\n  -- ofauto: " + directive + "\nSELECT 1;");
		assertThat(failure.reason())
			.isEqualTo("\"" + directive + "\" is not known; an ofauto comment says transaction=on, transaction=off,"
					+ " backfill and a key, or accept=VERDICT because REASON");
		assertThat(failure.line()).isEqualTo(2);
		assertThat(failure.column()).isEqualTo(3);
	}

	@Test
	void aContradictionIsRefused() {
		ScriptException failure = failure("-- ofauto: transaction=off\n-- ofauto: transaction=on\n");
		assertThat(failure.reason()).contains("contradicts");
		assertThat(failure.line()).isEqualTo(2);
	}

	@Test
	void aCommentLongerThanTheMemoryIsRead() throws IOException {
		assertThat(mode("-- " + "x".repeat(5000) + "\n-- ofauto: " + " ".repeat(5000) + "transaction=off"))
			.isEqualTo(TransactionMode.OFF);
	}

	private static TransactionMode mode(String script) throws IOException {
		return ScriptHead.transactionMode(ScriptFixture.reader(script));
	}

	private static ScriptException failure(String script) {
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> mode(script));
		assertThat(failure).isNotNull();
		return failure;
	}

}
