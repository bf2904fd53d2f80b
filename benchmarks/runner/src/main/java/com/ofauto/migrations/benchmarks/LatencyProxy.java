package com.ofauto.migrations.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A wire to the server that counts what passes, and is as long as wanted: each request
 * arrives later by the latency, which is added once to each round trip.
 */
final class LatencyProxy implements Closeable {

	private static final int BACKLOG = 50;

	private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();

	private final int serverPort;

	private final long latencyNanos;

	private final ServerSocket socket;

	LatencyProxy(int serverPort, long latencyNanos) throws IOException {
		this.serverPort = serverPort;
		this.latencyNanos = latencyNanos;
		this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
		ProxiedConnection.startDaemon(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	WireCounts counts() {
		long roundTrips = 0;
		long statements = 0;
		long sent = 0;
		long received = 0;
		for (ProxiedConnection connection : this.connections) {
			roundTrips += connection.messages().roundTrips();
			statements += connection.messages().statements();
			sent += connection.sent();
			received += connection.messages().bytes();
		}
		return new WireCounts(this.connections.size(), roundTrips, statements, sent, received);
	}

	/**
	 * Returns what was sent on all connections.
	 */
	List<String> queries() {
		return this.connections.stream().flatMap((connection) -> connection.queries().texts().stream()).toList();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.serverPort);
				ProxiedConnection connection = new ProxiedConnection(client, server, this.latencyNanos);
				this.connections.add(connection);
				connection.start();
			}
			catch (IOException ex) {
				// Closed, or the server is gone: the client learns it from the close.
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
