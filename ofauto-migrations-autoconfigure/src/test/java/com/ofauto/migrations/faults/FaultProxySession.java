package com.ofauto.migrations.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import com.ofauto.migrations.support.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * One client's way through a {@link FaultProxy}, a thread for each direction.
 */
final class FaultProxySession {

	private static final int SSL_REQUEST = 80877103;

	private static final int GSS_REQUEST = 80877104;

	private static final int BUFFER = 64 * 1024;

	private final FaultProxy proxy;

	private final Socket client;

	private final Socket server;

	private volatile @Nullable Hold held;

	private volatile boolean silent;

	private volatile Reply reply = Reply.PASS;

	FaultProxySession(FaultProxy proxy, Socket client, Socket server) {
		this.proxy = proxy;
		this.client = client;
		this.server = server;
	}

	void passRequests() {
		pass(() -> {
			DataInputStream in = in(this.client);
			DataOutputStream out = out(this.server);
			passStartUp(in, out);
			while (true) {
				WireMessage message = WireMessage.read(in);
				Hold hold = this.proxy.holdOf(sql(message));
				if (hold != null) {
					this.held = hold;
					if (!hold.reply()) {
						hold.keep();
					}
				}
				passOn(message, in, out);
			}
		});
	}

	void passReplies() {
		pass(() -> {
			DataInputStream in = in(this.server);
			DataOutputStream out = out(this.client);
			while (true) {
				WireMessage message = WireMessage.read(in);
				Hold hold = this.held;
				if (hold != null && hold.reply()) {
					hold.keep();
				}
				if (message.type() == WireMessage.READY_FOR_QUERY) {
					this.proxy.delay();
				}
				if (this.reply == Reply.PASS) {
					passOn(message, in, out);
				}
				else if (message.type() == WireMessage.READY_FOR_QUERY && this.reply == Reply.CUT) {
					return;
				}
			}
		});
	}

	void halfOpen() {
		this.silent = true;
	}

	void cutReply() {
		this.reply = Reply.CUT;
	}

	void swallowReply() {
		this.reply = Reply.SWALLOW;
	}

	void close() {
		try (this.client) {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.proxy.ended(this);
			Hold hold = this.held;
			if (hold != null) {
				hold.release();
			}
		}
	}

	private void pass(Direction direction) {
		try {
			direction.pass();
		}
		catch (IOException ex) {
			// A side has closed.
		}
		if (!this.silent && this.reply != Reply.SWALLOW) {
			close();
		}
	}

	private void passOn(WireMessage message, DataInputStream in, DataOutputStream out) throws IOException {
		if (this.silent) {
			return;
		}
		message.write(out);
		if (in.available() == 0) {
			out.flush();
		}
	}

	private void passStartUp(DataInputStream in, DataOutputStream out) throws IOException {
		int length = in.readInt();
		int code = in.readInt();
		while (code == SSL_REQUEST || code == GSS_REQUEST) {
			this.client.getOutputStream().write('N');
			length = in.readInt();
			code = in.readInt();
		}
		out.writeInt(length);
		out.writeInt(code);
		out.write(in.readNBytes(length - 2 * Integer.BYTES));
		out.flush();
	}

	private static String sql(WireMessage message) {
		return switch (message.type()) {
			case WireMessage.QUERY -> message.text(0);
			case WireMessage.PARSE -> message.text(1);
			default -> "";
		};
	}

	private static DataInputStream in(Socket socket) throws IOException {
		return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
	}

	private static DataOutputStream out(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
	}

	private enum Reply {

		PASS, CUT, SWALLOW

	}

	private interface Direction {

		void pass() throws IOException;

	}

}
