package com.ofauto.migrations.devtools.scratch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * One database of a role that cannot create others, emptied before and after each use. It
 * must be empty when it is first seen; while it is used its comment says that whatever it
 * holds is ours, so that a run that was killed does not lock out the next.
 */
final class DedicatedPlace implements ScratchPlace {

	private static final String MARK = "ofauto-migrations: scratch, emptied at each use";

	private static final String LOCKED_OUT = "55P03";

	/** "ofautosc" in bytes. */
	private static final String LOCK = "SET lock_timeout = '30s'; SELECT pg_advisory_lock(8027210542927016803);"
			+ " SET lock_timeout = 0";

	private final ServerSession session;

	private final String ownComment;

	private final String timeZone;

	private @Nullable ScratchDatabase open;

	private DedicatedPlace(ServerSession session, String ownComment, String timeZone) {
		this.session = session;
		this.timeZone = timeZone;
		this.ownComment = ownComment;
	}

	static ScratchPlace open(ServerSession session, @Nullable ServerFacts development, String timeZone)
			throws NoPlaceException, SQLException {
		try {
			requireOwn(session.facts(), development);
			lock(session);
			String comment = texts(session, "SELECT shobj_description(" + session.facts().oid() + ", 'pg_database')")
				.get(0);
			requireOurs(session, comment);
			DedicatedPlace place = new DedicatedPlace(session, withoutMark(comment), timeZone);
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

	private static void requireOurs(ServerSession session, @Nullable String comment)
			throws NoPlaceException, SQLException {
		if (comment == null || comment.lines().noneMatch(MARK::equals)) {
			List<String> things = texts(session, WipeScript.FIND);
			if (!things.isEmpty()) {
				throw new NoPlaceException(
						"the role " + session.facts().role() + " may not create databases, and the database "
								+ session.facts().name() + " is not empty: it has " + String.join(", ", things));
			}
		}
	}

	private static String withoutMark(@Nullable String comment) {
		return Objects.requireNonNullElse(comment, "")
			.lines()
			.filter((line) -> !line.equals(MARK))
			.collect(Collectors.joining("\n"));
	}

	private void begin() throws SQLException {
		comment(this.ownComment + (this.ownComment.isEmpty() ? "" : "\n") + MARK);
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

	private void comment(String comment) throws SQLException {
		execute(this.session, "COMMENT ON DATABASE " + Sql.identifier(this.session.facts().name()) + " IS "
				+ (comment.isEmpty() ? "NULL" : Sql.literal(comment)));
	}

	@Override
	public void close() {
		try (this.session) {
			if (this.open != null) {
				this.open.close();
			}
			comment(this.ownComment);
		}
		catch (SQLException ex) {
			// The mark stays, so that whoever comes next empties it.
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
