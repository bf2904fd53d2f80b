package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A wire to a server that holds messages back, cuts, falls silent and loses replies, when
 * a test says so. Whoever connects after a fault finds a sound wire.
 */
final class FaultProxy implements AutoCloseable {

	private static final int BACKLOG = 50;

	private final Set<FaultProxySession> sessions = ConcurrentHashMap.newKeySet();

	private final AtomicReference<@Nullable Hold> armed = new AtomicReference<>();

	private volatile Duration delay = Duration.ZERO;

	private final ServerSocket listening;

	private final int serverPort;

	private FaultProxy(ServerSocket listening, int serverPort) {
		this.listening = listening;
		this.serverPort = serverPort;
	}

	static FaultProxy before(int serverPort) {
		try {
			FaultProxy proxy = new FaultProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
					serverPort);
			startDaemon(proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.listening.getLocalPort();
	}

	/**
	 * Holds back the next message of a client that matches, once.
	 * @param text tells it by its SQL
	 * @return what is held, when it has come
	 */
	Hold holdRequest(Predicate<String> text) {
		return arm(new Hold(text, false));
	}

	/**
	 * Lets the next message of a client that matches pass and holds back its reply, once.
	 */
	Hold holdReplyTo(Predicate<String> text) {
		return arm(new Hold(text, true));
	}

	private Hold arm(Hold hold) {
		this.armed.set(hold);
		return hold;
	}

	@Nullable Hold holdOf(String text) {
		Hold hold = this.armed.get();
		return (hold != null && hold.matches(text) && this.armed.compareAndSet(hold, null)) ? hold : null;
	}

	/**
	 * Closes the connections on both sides; what is held is lost.
	 */
	void cut() {
		this.sessions.forEach(FaultProxySession::close);
	}

	/**
	 * Passes nothing on any more, in neither direction, not even an end.
	 */
	void halfOpen() {
		this.sessions.forEach(FaultProxySession::halfOpen);
	}

	/**
	 * Makes each reply take longer.
	 */
	void delayReplies(Duration delay) {
		this.delay = delay;
	}

	/**
	 * The time that the wire takes for a reply.
	 */
	void delay() throws IOException {
		try {
			Thread.sleep(this.delay.toMillis());
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	/**
	 * Loses the reply that is under way, and then closes.
	 */
	void cutReply() {
		this.sessions.forEach(FaultProxySession::cutReply);
	}

	/**
	 * Loses the reply that is under way and what comes after it, even an end.
	 */
	void swallowReply() {
		this.sessions.forEach(FaultProxySession::swallowReply);
	}

	private void accept() {
		while (!this.listening.isClosed()) {
			try {
				open(this.listening.accept());
			}
			catch (IOException ex) {
				// Closed, or the server is gone: the client learns it from the close.
			}
		}
	}

	private void open(Socket client) throws IOException {
		try {
			FaultProxySession session = new FaultProxySession(this, client, new Socket("localhost", this.serverPort));
			this.sessions.add(session);
			startDaemon(session::passRequests);
			startDaemon(session::passReplies);
		}
		catch (IOException ex) {
			client.close();
			throw ex;
		}
	}

	void ended(FaultProxySession session) {
		this.sessions.remove(session);
	}

	private static void startDaemon(Runnable task) {
		Thread thread = new Thread(task, "fault-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.listening.close();
			cut();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
