package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A wire to a database that counts what passes and can break at a chosen moment. It
 * understands the PostgreSQL protocol, so its numbers do not depend on how the network
 * cuts the stream. It refuses encryption.
 */
public final class CountingProxy implements AutoCloseable {

	private final WireCounts counts = new WireCounts();

	private final ReplyCut cut = new ReplyCut();

	private final Queue<HikariDataSource> pools = new ConcurrentLinkedQueue<>();

	private final TestDatabase database;

	private final ServerAddress address;

	private final ProxyListener listener;

	private CountingProxy(TestDatabase database) throws IOException {
		this.database = database;
		InetSocketAddress server = new InetSocketAddress(database.host(), database.port());
		this.listener = new ProxyListener(server, this.counts, this.cut);
		this.address = new ServerAddress(ProxyListener.HOST, this.listener.port(), database.user(),
				database.password());
	}

	public static CountingProxy before(TestDatabase database) {
		try {
			return new CountingProxy(database);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String host() {
		return this.address.host();
	}

	public int port() {
		return this.address.port();
	}

	/**
	 * Returns the way to the database through this proxy. Its parameter keeps the driver
	 * from sending two statements of its own after each start-up, which would be counted.
	 * @return a JDBC URL with a parameter, so that more are added with {@code &}
	 */
	public String url() {
		return this.address.url(this.database.name()) + "?assumeMinServerVersion=14";
	}

	public PGSimpleDataSource dataSource() {
		return DataSources.simple(url(), this.address.user(), this.address.password());
	}

	/**
	 * Returns a pool that connects only when asked and is closed with this proxy. The
	 * pool's own checks of its connections are counted too: to count round trips exactly
	 * use {@link #dataSource()}.
	 * @param size how many connections at most
	 * @return a new pool
	 */
	public HikariDataSource pool(int size) {
		HikariDataSource pool = DataSources.pool(url(), this.address.user(), this.address.password(), size);
		this.pools.add(pool);
		return pool;
	}

	/**
	 * Returns how often a client had to wait for the server: the answers that end with
	 * ReadyForQuery, and the invitations to send COPY data. A start-up is not counted.
	 * @return the round trips since the last reset
	 */
	public long roundTrips() {
		return this.counts.roundTrips();
	}

	/**
	 * Returns how many statements the server has completed.
	 * @return the CommandComplete messages since the last reset
	 */
	public long statements() {
		return this.counts.statements();
	}

	/**
	 * Returns how many messages of a type clients have sent, a connection's farewell
	 * apart.
	 * @param type the type in PostgreSQL's protocol, such as {@code Q}, {@code P} or
	 * {@code S}
	 * @return the messages since the last reset
	 */
	public long clientMessages(char type) {
		return this.counts.clientMessages(type);
	}

	/**
	 * Returns how much clients have sent, their start-up included.
	 * @return the bytes since the last reset
	 */
	public long clientBytes() {
		return this.counts.clientBytes();
	}

	/**
	 * Returns how much the server has sent, its part of the start-up included.
	 * @return the bytes since the last reset
	 */
	public long serverBytes() {
		return this.counts.serverBytes();
	}

	public long connections() {
		return this.counts.connections();
	}

	public void reset() {
		this.counts.reset();
	}

	/**
	 * Loses the answer to the next statement that matches: the server runs the statement
	 * and answers, but the client finds its connection closed instead. It happens once.
	 * @param clientText tells by its text the statement, or the several in one message
	 */
	public void cutBeforeReplyTo(Predicate<String> clientText) {
		this.cut.arm(clientText);
	}

	/**
	 * Closes the connections that there are.
	 */
	public void cut() {
		this.listener.endSessions();
	}

	/**
	 * Lets nobody connect any more; who is connected stays so.
	 */
	public void refuseConnections() {
		this.listener.stop();
	}

	/**
	 * Lets clients connect again, at the same port.
	 */
	public void acceptConnections() {
		this.listener.restart();
	}

	@Override
	public void close() {
		this.listener.stop();
		this.pools.forEach(HikariDataSource::close);
		this.listener.endSessions();
	}

}
