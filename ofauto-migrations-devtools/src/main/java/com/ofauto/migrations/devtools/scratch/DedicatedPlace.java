package com.ofauto.migrations.devtools.scratch;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * A single database of a role that cannot create others. It is emptied after each use,
 * and its comment says whether it is empty or in use, and by which run. Unknown content
 * is never deleted: objects in a database that is marked as empty come from somebody
 * else, and so may those in one whose run has ended. A person has to allow their
 * deletion.
 */
final class DedicatedPlace implements ScratchPlace {

	private static final String LOCKED_OUT = "55P03";

	/** "ofautosc" in bytes. */
	private static final String LOCK = "SET lock_timeout = '30s'; SELECT pg_advisory_lock(8027210542927016803);"
			+ " SET lock_timeout = 0";

	private final ServerSession session;

	private final @Nullable String comment;

	private final String timeZone;

	private @Nullable ScratchDatabase open;

	private DedicatedPlace(ServerSession session, @Nullable String comment, String timeZone) {
		this.session = session;
		this.timeZone = timeZone;
		this.comment = comment;
	}

	static ScratchPlace open(ServerSession session, @Nullable ServerFacts development, String timeZone)
			throws NoPlaceException, SQLException {
		try {
			requireOwn(session.facts(), development);
			lock(session);
			String comment = texts(session,
					"SELECT pg_catalog.shobj_description(" + session.facts().oid() + "::pg_catalog.oid, 'pg_database')")
				.get(0);
			requireEmpty(session, comment);
			DedicatedPlace place = new DedicatedPlace(session, comment, timeZone);
			place.begin();
			return place;
		}
		catch (NoPlaceException | SQLException ex) {
			session.close();
			throw ex;
		}
	}

	private static void requireOwn(ServerFacts facts, @Nullable ServerFacts development) throws NoPlaceException {
		String only = "the role " + facts.role() + " may not create databases, and the database " + facts.name();
		if (facts.standby()) {
			throw new NoPlaceException("the server is a standby");
		}
		if (development != null && facts.isSameDatabase(development)) {
			throw new NoPlaceException(only + " is the development database itself");
		}
		if (!facts.owner()) {
			throw new NoPlaceException(only + " is not its own");
		}
	}

	private static void lock(ServerSession session) throws NoPlaceException, SQLException {
		try {
			execute(session, LOCK);
		}
		catch (SQLException ex) {
			if (LOCKED_OUT.equals(ex.getSQLState())) {
				throw new NoPlaceException("another run uses the database " + session.facts().name() + ", and the role "
						+ session.facts().role() + " may not create others");
			}
			throw ex;
		}
	}

	private static void requireEmpty(ServerSession session, @Nullable String comment)
			throws NoPlaceException, SQLException {
		ServerFacts facts = session.facts();
		String state = ScratchComment.in(comment, facts).map(ScratchComment::state).orElse("");
		List<String> things = texts(session, WipeScript.FIND);
		if (things.isEmpty() || state.equals(ScratchComment.TO_BE_EMPTIED)) {
			return;
		}
		String known = state.isEmpty() ? " is not empty" : state.equals(ScratchComment.EMPTY)
				? " was left empty and is not empty any more" : " is " + state + ", which is gone, and is not empty";
		throw new NoPlaceException("the role " + facts.role() + " may not create databases, and the database "
				+ facts.name() + known + ": it has " + String.join(", ", things)
				+ ". If nobody misses what is in it, say so, and the next run empties it: "
				+ statement(facts, ScratchComment.toBeEmptied(facts).in(comment)));
	}

	private static String statement(ServerFacts facts, String comment) {
		return "COMMENT ON DATABASE " + Quotes.identifier(facts.name()) + " IS " + Quotes.escaped(comment) + ";";
	}

	private void begin() throws SQLException {
		mark(ScratchComment.inUse(this.session.facts(), HexFormat.of().toHexDigits(new SecureRandom().nextLong())));
		execute(this.session, WipeScript.WIPE);
	}

	@Override
	public ScratchDatabase empty() {
		String name = this.session.facts().name();
		if (this.open != null) {
			throw ScratchException.onlyOne(name);
		}
		this.open = new ScratchDatabase(name, this.session.address().dataSource(), this.timeZone, this::wipe);
		return this.open;
	}

	@Override
	public ScratchDatabase replayed(Replay replay) throws SQLException {
		ScratchDatabase database = empty();
		try {
			replay.into(database);
			return database;
		}
		catch (SQLException | RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	@Override
	public <T> T look(Replay replay, Function<DataSource, T> look) throws SQLException {
		try (ScratchDatabase database = replayed(replay)) {
			return look.apply(database.dataSource());
		}
	}

	@Override
	public ScratchDatabase copyOf(ScratchDatabase other) {
		throw ScratchException.onlyOne(this.session.facts().name());
	}

	@Override
	public boolean hasPlaceForMore() {
		return false;
	}

	private void wipe(ScratchDatabase database) {
		try {
			execute(this.session, WipeScript.WIPE);
			this.open = null;
		}
		catch (SQLException ex) {
			throw ScratchException.failed("empty the scratch database " + database.name(), ex);
		}
	}

	private void mark(ScratchComment mark) throws SQLException {
		execute(this.session, statement(this.session.facts(), mark.in(this.comment)));
	}

	@Override
	public void close() {
		try (this.session) {
			if (this.open != null) {
				this.open.close();
			}
			mark(ScratchComment.empty(this.session.facts()));
		}
		catch (SQLException ex) {
			// The mark in the comment names the run that uses it.
		}
	}

	private static void execute(ServerSession session, String sql) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	private static List<@Nullable String> texts(ServerSession session, String sql) throws SQLException {
		List<@Nullable String> texts = new ArrayList<>();
		try (Statement statement = session.connection().createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

}
