package com.ofauto.migrations.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageCounterTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7, 1000 })
	void theCountsDoNotDependOnThePiecesInWhichMessagesArrive(int piece) throws IOException {
		MessageCounter counter = new MessageCounter();
		ask(counter, 'p');
		answer(counter, "RSKZ", piece);
		ask(counter, 'Q');
		answer(counter, "CZTDCZ", piece);
		ask(counter, 'Q');
		answer(counter, "G", piece);
		ask(counter, 'd');
		ask(counter, 'd');
		answer(counter, "CZ", piece);
		assertThat(counter.roundTrips()).isEqualTo(3);
		assertThat(counter.statements()).isEqualTo(3);
		assertThat(counter.bytes()).isEqualTo(13 * 25);
	}

	@Test
	void aFarewellIsNoRoundTrip() throws IOException {
		MessageCounter counter = new MessageCounter();
		answer(counter, "RSKZ", 1000);
		counter.fromClient(new byte[] { 'X', 0, 0, 0, 4 }, 5);
		assertThat(counter.roundTrips()).isZero();
	}

	private static void ask(MessageCounter counter, char type) {
		counter.fromClient(new byte[] { (byte) type, 0, 0, 0, 5, 0 }, 6);
	}

	private static void answer(MessageCounter counter, String types, int piece) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		for (char type : types.toCharArray()) {
			out.writeByte(type);
			out.writeInt(Integer.BYTES + 20);
			out.write(new byte[20]);
		}
		byte[] all = bytes.toByteArray();
		for (int from = 0; from < all.length; from += piece) {
			byte[] buffer = Arrays.copyOfRange(all, from, from + piece);
			counter.fromServer(buffer, Math.min(piece, all.length - from));
		}
	}

}
