package com.ofauto.migrations.support;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A message of the PostgreSQL protocol, version 3: a type, a length that counts itself,
 * and a body.
 */
public record WireMessage(char type, byte[] body) {

	public static final char QUERY = 'Q';

	public static final char PARSE = 'P';

	public static final char BIND = 'B';

	public static final char SYNC = 'S';

	public static final char FUNCTION_CALL = 'F';

	public static final char TERMINATE = 'X';

	public static final char READY_FOR_QUERY = 'Z';

	public static final char COMMAND_COMPLETE = 'C';

	public static final char COPY_IN_RESPONSE = 'G';

	public static WireMessage read(DataInputStream in) throws IOException {
		char type = (char) in.readUnsignedByte();
		byte[] body = new byte[in.readInt() - Integer.BYTES];
		in.readFully(body);
		return new WireMessage(type, body);
	}

	public void write(DataOutputStream out) throws IOException {
		out.writeByte(this.type);
		out.writeInt(this.body.length + Integer.BYTES);
		out.write(this.body);
	}

	public int size() {
		return 1 + Integer.BYTES + this.body.length;
	}

	/**
	 * Whether the server answers with ReadyForQuery.
	 */
	public boolean asksForReady() {
		return this.type == QUERY || this.type == SYNC || this.type == FUNCTION_CALL;
	}

	/**
	 * Returns one of the texts, each ended by a zero byte, with which the body begins.
	 */
	public String text(int index) {
		int start = 0;
		for (int skipped = 0; skipped < index; skipped++) {
			start = end(start) + 1;
		}
		return new String(this.body, start, end(start) - start, StandardCharsets.UTF_8);
	}

	private int end(int start) {
		int end = start;
		while (this.body[end] != 0) {
			end++;
		}
		return end;
	}

}
