package com.ofauto.migrations.support;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One client's way through the proxy, a thread for each direction, message by message.
 * Which answer belongs to which request follows from counting: the server sends one
 * ReadyForQuery for the start-up, and one for each simple query, function call or Sync.
 */
final class ProxySession {

	private static final int CANCEL_REQUEST = 80877102;

	private static final int SSL_REQUEST = 80877103;

	private static final int GSS_REQUEST = 80877104;

	private static final int BUFFER = 64 * 1024;

	private final Map<String, WireMessage> parsed = new HashMap<>();

	private final AtomicLong lostAnswer = new AtomicLong(-1);

	private final Socket client;

	private final Socket server;

	private final WireCounts counts;

	private final ReplyCut cut;

	ProxySession(Socket client, Socket server, WireCounts counts, ReplyCut cut) {
		this.client = client;
		this.server = server;
		this.counts = counts;
		this.cut = cut;
	}

	/**
	 * Passes on what the client sends until a side closes.
	 */
	void passRequests() throws IOException {
		DataInputStream in = in(this.client);
		DataOutputStream out = out(this.server);
		passStartUp(in, out);
		long requests = 1;
		while (true) {
			WireMessage message = WireMessage.read(in);
			this.counts.fromClient(message);
			if (runsStatement(message) && this.cut.fires(() -> statement(message))) {
				this.lostAnswer.set(requests + 1);
			}
			requests += message.asksForReady() ? 1 : 0;
			pass(message, in, out);
		}
	}

	/**
	 * Passes on what the server sends until a side closes or the answer to be lost has
	 * come.
	 */
	void passAnswers() throws IOException {
		DataInputStream in = in(this.server);
		DataOutputStream out = out(this.client);
		long answers = 0;
		while (true) {
			WireMessage message = WireMessage.read(in);
			boolean lost = this.lostAnswer.get() == answers + 1;
			boolean last = message.type() == WireMessage.READY_FOR_QUERY;
			this.counts.fromServer(message, answers > 0);
			if (lost && last) {
				return;
			}
			answers += last ? 1 : 0;
			if (!lost) {
				pass(message, in, out);
			}
		}
	}

	void close() throws IOException {
		try (this.client) {
			this.server.close();
		}
	}

	private void passStartUp(DataInputStream in, DataOutputStream out) throws IOException {
		int code;
		int length;
		do {
			length = in.readInt();
			code = in.readInt();
		}
		while (refusesEncryption(code));
		if (code != CANCEL_REQUEST) {
			this.counts.connected(length);
		}
		out.writeInt(length);
		out.writeInt(code);
		out.write(in.readNBytes(length - 2 * Integer.BYTES));
		out.flush();
	}

	private boolean refusesEncryption(int code) throws IOException {
		if (code != SSL_REQUEST && code != GSS_REQUEST) {
			return false;
		}
		this.client.getOutputStream().write('N');
		return true;
	}

	private boolean runsStatement(WireMessage message) {
		if (message.type() == WireMessage.PARSE) {
			this.parsed.put(message.text(0), message);
		}
		return message.type() == WireMessage.QUERY || message.type() == WireMessage.BIND;
	}

	private String statement(WireMessage message) {
		if (message.type() == WireMessage.QUERY) {
			return message.text(0);
		}
		WireMessage parse = this.parsed.get(message.text(1));
		return (parse != null) ? parse.text(1) : "";
	}

	private static void pass(WireMessage message, DataInputStream in, DataOutputStream out) throws IOException {
		message.write(out);
		if (in.available() == 0) {
			out.flush();
		}
	}

	private static DataInputStream in(Socket socket) throws IOException {
		return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
	}

	private static DataOutputStream out(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
	}

}
