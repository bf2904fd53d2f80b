package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementKind;
import com.ofauto.migrations.core.script.StatementWords;
import org.jspecify.annotations.Nullable;

/**
 * The session of a segmented run. What a segment leaves in it is there for those that
 * follow; a run that goes on makes it again, where that is possible, and knows by what
 * the record says where it is not.
 */
final class SegmentedSession {

	/**
	 * The SQLSTATE of a run that cannot go on, in a class that PostgreSQL leaves to
	 * others.
	 */
	static final String SQL_STATE = "OF006";

	private static final Pattern SET_CONFIG = Pattern.compile("\\bset_config\\s*\\(\\s*'+([\\w.]+)'",
			Pattern.CASE_INSENSITIVE);

	private static final String GONE = "The finished segments left something in their session, such as a temporary"
			+ " table, that ended with the session. No run can continue from there.";

	private static final String OTHER = "The search path, the role, the time zone or another setting is not what they left."
			+ " If the configuration has changed since, restore it and start again; otherwise no run can continue"
			+ " from there.";

	private final RunContext context;

	private final Migration migration;

	private final List<Segment> segments;

	private final Set<String> names = new TreeSet<>();

	private boolean differs;

	private boolean gone;

	SegmentedSession(RunContext context, Migration migration, List<Segment> segments) {
		this.context = context;
		this.migration = migration;
		this.segments = segments;
	}

	/**
	 * Makes it clean, sets again what the finished segments have set, and looks whether
	 * that is all.
	 * @throws MessageFailure if a setting is refused, or if it is not all
	 */
	void prepare(Progress progress) throws MessageFailure {
		makeAgain(progress.bytes());
		String left = progress.session();
		if (left == null || left.equals(state())) {
			return;
		}
		this.differs = true;
		ScriptStatement next = ScriptSource.first(this.migration, (statement) -> statement.end() > progress.bytes());
		throw new MessageFailure(
				new SQLException("the settings differ from those that the finished segments left", SQL_STATE),
				Message.Purpose.SCRIPT, (next != null) ? next.line() : 1, (next != null) ? next.column() : 1,
				(next != null) ? next.text() : "", 0);
	}

	private void makeAgain(long bytes) throws MessageFailure {
		this.context.prepareSession(CarriedSessionState.base());
		int number = 0;
		try (ScriptSource script = ScriptSource.unwatched(this.migration)) {
			for (ScriptStatement statement = script.next(); statement != null
					&& statement.end() <= bytes; statement = script.next()) {
				script.skipCopyData();
				see(statement);
				if (isSetting(statement, number++)) {
					Message message = new Message();
					message.script(statement);
					message.send(this.context.session().simpleQuery(), this.context.notices(this.migration));
				}
			}
		}
	}

	private boolean isSetting(ScriptStatement statement, int number) {
		return StatementKind.of(StatementWords.of(statement)) == StatementKind.SETTING && this.segments.stream()
			.anyMatch((segment) -> segment.contains(number) && segment.kind() != Segment.Kind.ROLLED_BACK);
	}

	/**
	 * Takes note of a statement that runs.
	 */
	void see(ScriptStatement statement) {
		Matcher found = SET_CONFIG.matcher(statement.text());
		while (found.find()) {
			this.names.add(SqlCharacter.lowerCase(found.group(1)));
		}
	}

	/**
	 * The statement that puts what the session has into a setting.
	 */
	String note() {
		return CarriedSessionState.note(this.names);
	}

	/**
	 * Why no run goes on behind the finished segments, or {@code null} if the next one
	 * does. Only after the last statement, since it makes the session anew to see whether
	 * that is possible.
	 */
	@Nullable String noWayOn(Progress progress) {
		if (this.differs) {
			return OTHER;
		}
		try {
			this.gone = isGone(progress);
		}
		catch (DatabaseAccessException | MessageFailure ex) {
			this.gone = CarriedSessionState.areLost(this.migration, progress);
		}
		return this.gone ? GONE : null;
	}

	/**
	 * What the record is to say, if that was found out.
	 */
	Progress found(Progress progress) {
		return this.gone ? progress.withSession(CarriedSessionState.KEPT) : progress;
	}

	private boolean isGone(Progress progress) throws MessageFailure {
		if (progress.finished() == 0) {
			return false;
		}
		if (this.context.session().isClosed()) {
			return CarriedSessionState.areLost(this.migration, progress);
		}
		String left = state();
		if (left.equals(CarriedSessionState.KEPT)) {
			return true;
		}
		makeAgain(progress.bytes());
		return !left.equals(state());
	}

	private String state() {
		try (Statement statement = this.context.session().connection().createStatement();
				ResultSet row = statement.executeQuery("SELECT " + CarriedSessionState.state(this.names))) {
			row.next();
			return row.getString(1);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the session's settings", ex);
		}
	}

}
