package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Databases with replayed migrations that stay on the server as templates for later runs.
 * Their comments name the server, the time of the last use and the project. A lost one
 * costs only a replay. A database that was restored from another server's dump does not
 * count.
 */
final class ReplayCache {

	private static final int KEPT = 3;

	private static final Duration LONG_UNUSED = Duration.ofDays(30);

	private static final String LIST = """
			SELECT pg_catalog.concat(d.datname, ' ', d.oid, ' ', pg_catalog.shobj_description(d.oid, 'pg_database'))
			FROM pg_catalog.pg_database d
			WHERE pg_catalog.starts_with(d.datname::pg_catalog.text, 'ofauto_replay_')
				AND pg_catalog.pg_get_userbyid(d.datdba) OPERATOR(pg_catalog.=) current_user""";

	private static final String COMMENT = "ofauto-migrations: replay cache on server ";

	/**
	 * The comment has the database's number twice: the current one, and the one at its
	 * creation.
	 */
	private static final Pattern LINE = Pattern.compile(
			"(\\S+) (\\d+) " + Pattern.quote(COMMENT) + "(-?\\d{1,19}) database \\2, used (\\d{1,15}) by (.*)",
			Pattern.DOTALL);

	private final ScratchServer server;

	private final String project;

	private final InstantSource clock;

	private final Executor background;

	ReplayCache(ScratchServer server, String project, InstantSource clock, Executor background) {
		this.server = server;
		this.project = project;
		this.clock = clock;
		this.background = background;
	}

	/**
	 * Find the last of some names for which there is a database.
	 * @return its index, or -1
	 */
	int last(List<String> names) throws SQLException {
		Map<String, Entry> entries = entries();
		for (int number = names.size() - 1; number >= 0; number--) {
			if (entries.containsKey(names.get(number))) {
				return number;
			}
		}
		return -1;
	}

	/**
	 * Note that a database was used.
	 */
	void touch(String name) {
		try {
			this.server.comment(name, before(), after());
		}
		catch (SQLException ex) {
			// Another run notes the same, or has removed the database.
		}
	}

	/**
	 * Move one of our databases to the cache, and remove those that were not used
	 * recently.
	 * @return false if another run has cached the same one
	 */
	boolean add(ScratchDatabase database, String name) throws SQLException {
		database.disconnect();
		try {
			this.server.keep(database.name(), name, before(), after());
		}
		catch (SQLException ex) {
			return false;
		}
		removeOld();
		return true;
	}

	private void removeOld() throws SQLException {
		List<Entry> entries = List.copyOf(entries().values());
		long oldest = this.clock.millis() - LONG_UNUSED.toMillis();
		entries.stream()
			.filter((entry) -> entry.project().equals(this.project))
			.sorted(Comparator.comparingLong(Entry::used).reversed())
			.skip(KEPT)
			.forEach(this::remove);
		entries.stream()
			.filter((entry) -> !entry.project().equals(this.project) && entry.used() < oldest)
			.forEach(this::remove);
	}

	private void remove(Entry entry) {
		this.background.execute(() -> this.server.dropUnlessUsed(entry.name()));
	}

	private Map<String, Entry> entries() throws SQLException {
		Map<String, Entry> entries = new LinkedHashMap<>();
		for (String line : this.server.texts(LIST)) {
			Entry entry = Entry.parse(line);
			if (entry != null && entry.system() == this.server.facts().system()) {
				entries.put(entry.name(), entry);
			}
		}
		return entries;
	}

	private String before() {
		return COMMENT + this.server.facts().system() + " database ";
	}

	private String after() {
		return ", used " + this.clock.millis() + " by " + this.project;
	}

	private record Entry(String name, long system, long used, String project) {

		static @Nullable Entry parse(String line) {
			Matcher matcher = LINE.matcher(line);
			return matcher.matches() ? new Entry(matcher.group(1), Long.parseLong(matcher.group(3)),
					Long.parseLong(matcher.group(4)), matcher.group(5)) : null;
		}

	}

}
