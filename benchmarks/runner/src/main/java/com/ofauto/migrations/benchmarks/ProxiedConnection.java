package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One client's way through a {@link LatencyProxy}.
 */
final class ProxiedConnection {

	private static final int BUFFER = 64 * 1024;

	private static final Piece END = new Piece(new byte[0], 0);

	private final BlockingQueue<Piece> underway = new LinkedBlockingQueue<>();

	private final MessageCounter messages = new MessageCounter();

	private final SentQueries queries = new SentQueries();

	private final AtomicLong sent = new AtomicLong();

	private final Socket client;

	private final Socket server;

	private final long latencyNanos;

	ProxiedConnection(Socket client, Socket server, long latencyNanos) throws IOException {
		this.client = client;
		this.server = server;
		this.latencyNanos = latencyNanos;
		client.setTcpNoDelay(true);
		server.setTcpNoDelay(true);
	}

	void start() {
		startDaemon(() -> run(this::takeRequests));
		startDaemon(() -> run(this::deliverRequests));
		startDaemon(() -> run(this::passAnswers));
	}

	MessageCounter messages() {
		return this.messages;
	}

	SentQueries queries() {
		return this.queries;
	}

	long sent() {
		return this.sent.get();
	}

	private void takeRequests() throws IOException {
		byte[] buffer = new byte[BUFFER];
		try (InputStream in = this.client.getInputStream()) {
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				this.sent.addAndGet(length);
				this.messages.fromClient(buffer, length);
				this.queries.fromClient(buffer, length);
				this.underway.add(new Piece(Arrays.copyOf(buffer, length), System.nanoTime() + this.latencyNanos));
			}
		}
		finally {
			this.underway.add(END);
		}
	}

	private void deliverRequests() throws IOException, InterruptedException {
		try (OutputStream out = this.server.getOutputStream()) {
			for (Piece piece = this.underway.take(); piece != END; piece = this.underway.take()) {
				for (long left = piece.left(); left > 0 && this.latencyNanos > 0; left = piece.left()) {
					LockSupport.parkNanos(left);
				}
				out.write(piece.bytes());
			}
		}
	}

	private void passAnswers() throws IOException {
		byte[] buffer = new byte[BUFFER];
		try (InputStream in = this.server.getInputStream(); OutputStream out = this.client.getOutputStream()) {
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				this.messages.fromServer(buffer, length);
				out.write(buffer, 0, length);
			}
		}
	}

	private static void run(Direction direction) {
		try {
			direction.pass();
		}
		catch (IOException ex) {
			// A side has closed: so does the other.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static void startDaemon(Runnable task) {
		Thread thread = new Thread(task, "latency-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private interface Direction {

		void pass() throws IOException, InterruptedException;

	}

	private record Piece(byte[] bytes, long due) {

		long left() {
			return this.due - System.nanoTime();
		}

	}

}
