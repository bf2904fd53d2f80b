package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database in which somebody who may create in {@code public} has done so: relations,
 * types, functions and operators that have the names of PostgreSQL's own, with the same
 * arguments and with ones that suit a call better. They are made for every name that
 * stands in the sources of the modules, so that a statement that is written tomorrow
 * meets them too. Each of them notes who used it.
 */
public final class HostileDatabase {

	/** Where {@code public} is asked only for what PostgreSQL does not have. */
	public static final String BEHIND = "public";

	/** Where {@code public} is asked first. */
	public static final String BEFORE = "public, pg_catalog";

	private static final List<Path> SOURCES = List.of(Path.of("../ofauto-migrations-autoconfigure/src/main/java"),
			Path.of("../ofauto-migrations-devtools/src/main/java"));

	private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

	private final TestDatabase database;

	/**
	 * A copy of a hostile database, whose every call meets the search path of the moment.
	 * @param database the copy
	 */
	public HostileDatabase(TestDatabase database) {
		this.database = database.keepNoSession();
	}

	/**
	 * Turns a database into a hostile one.
	 * @param database the database, which may hold something already
	 * @return its list of calls
	 */
	public static HostileDatabase of(TestDatabase database) {
		HostileDatabase hostile = new HostileDatabase(database);
		hostile.execute(read("hostile.sql").replace("{names}", names()));
		return hostile;
	}

	/**
	 * Sets the search path of everybody who connects from now on.
	 * @param searchPath the path
	 * @return the same database
	 */
	public HostileDatabase with(String searchPath) {
		execute("ALTER DATABASE " + this.database.name() + " SET search_path = " + searchPath);
		return this;
	}

	/**
	 * Returns a pool of one connection on which somebody has left temporary relations and
	 * types.
	 * @return a pool, closed with the database
	 */
	public HikariDataSource poolWithLeftovers() {
		HikariDataSource pool = this.database.pool(1);
		leaveOn(pool);
		return pool;
	}

	/**
	 * Leaves them again, where somebody has cleaned the session meanwhile.
	 * @param pool a pool of one connection
	 */
	public void leaveOn(HikariDataSource pool) {
		new JdbcTemplate(pool).execute("SELECT trap.leave_temporary()");
	}

	/**
	 * Returns what was caught.
	 * @return a line for each catch, empty if nothing of ours was caught
	 */
	public List<String> caught() {
		return this.database
			.queryForStrings("SELECT what, by, query FROM trap.caught UNION ALL SELECT 'one that was rolled back',"
					+ " '', '' FROM trap.calls WHERE is_called AND NOT EXISTS (SELECT FROM trap.caught)");
	}

	private void execute(String sql) {
		new JdbcTemplate(this.database.dataSource()).execute(sql);
	}

	private static String names() {
		Set<String> names = new TreeSet<>();
		for (Path source : SOURCES) {
			try (Stream<Path> files = Files.walk(source)) {
				files.filter((file) -> file.toString().endsWith(".java")).forEach((file) -> collect(file, names));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return names.stream().collect(Collectors.joining(" "));
	}

	private static void collect(Path file, Set<String> names) {
		try {
			Matcher name = NAME.matcher(Files.readString(file));
			while (name.find()) {
				names.add(name.group());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(String name) {
		try (var stream = Objects.requireNonNull(HostileDatabase.class.getResourceAsStream(name), name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
