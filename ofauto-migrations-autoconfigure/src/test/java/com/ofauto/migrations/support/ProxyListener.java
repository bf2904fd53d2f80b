package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a proxy takes its clients in. All its threads are daemons.
 */
final class ProxyListener {

	static final String HOST = "127.0.0.1";

	private static final int BACKLOG = 200;

	private final Set<ProxySession> sessions = ConcurrentHashMap.newKeySet();

	private final InetSocketAddress server;

	private final WireCounts counts;

	private final ReplyCut cut;

	private final int port;

	private ServerSocket socket;

	private Thread acceptor;

	ProxyListener(InetSocketAddress server, WireCounts counts, ReplyCut cut) throws IOException {
		this.server = server;
		this.counts = counts;
		this.cut = cut;
		this.socket = listen(0);
		this.port = this.socket.getLocalPort();
		this.acceptor = acceptAt(this.socket);
	}

	int port() {
		return this.port;
	}

	/**
	 * Takes nobody in any more once it returns. A thread that is accepting keeps the
	 * closed socket open for one more client, so it is waited for.
	 */
	synchronized void stop() {
		try {
			this.socket.close();
			this.acceptor.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	synchronized void restart() {
		stop();
		try {
			this.socket = listen(this.port);
			this.acceptor = acceptAt(this.socket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void endSessions() {
		this.sessions.forEach(this::end);
	}

	private static ServerSocket listen(int port) throws IOException {
		ServerSocket listening = new ServerSocket();
		listening.setReuseAddress(true);
		listening.bind(new InetSocketAddress(InetAddress.getByName(HOST), port), BACKLOG);
		return listening;
	}

	private Thread acceptAt(ServerSocket listening) {
		return startDaemon(() -> accept(listening));
	}

	private void accept(ServerSocket listening) {
		while (!listening.isClosed()) {
			try {
				open(listening.accept());
			}
			catch (IOException ex) {
				// Stopped, or the server is gone: the client learns it from the close.
			}
		}
	}

	private void open(Socket client) throws IOException {
		try {
			Socket upstream = new Socket(this.server.getHostString(), this.server.getPort());
			ProxySession session = new ProxySession(client, upstream, this.counts, this.cut);
			this.sessions.add(session);
			startDaemon(() -> run(session, session::passRequests));
			startDaemon(() -> run(session, session::passAnswers));
		}
		catch (IOException ex) {
			client.close();
			throw ex;
		}
	}

	private void run(ProxySession session, Direction direction) {
		try {
			direction.pass();
		}
		catch (IOException ex) {
			// A side has closed: so does the other.
		}
		finally {
			end(session);
		}
	}

	private void end(ProxySession session) {
		this.sessions.remove(session);
		try {
			session.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Thread startDaemon(Runnable task) {
		Thread thread = new Thread(task, "counting-proxy");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private interface Direction {

		void pass() throws IOException;

	}

}
