package com.ofauto.migrations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.TestDatabase;

/**
 * A primary and a hot standby that follows it, each with the same database.
 */
final class ServerPair implements AutoCloseable {

	private final FaultServer primary;

	private final FaultServer standby;

	private final String name;

	private ServerPair(FaultServer primary, FaultServer standby, String name) {
		this.primary = primary;
		this.standby = standby;
		this.name = name;
	}

	/**
	 * Starts both. The standby begins as a copy of the primary's data directory.
	 */
	static ServerPair start(Path directory) {
		Path data = directory.resolve("primary");
		Path copy = directory.resolve("standby");
		try {
			Files.createDirectory(data);
			FaultServer.start(data).close();
			copy(data, copy);
			FaultServer primary = FaultServer.start(data);
			Files.createFile(copy.resolve("standby.signal"));
			Files.writeString(copy.resolve("postgresql.auto.conf"),
					"primary_conninfo = 'host=localhost port=%d user=postgres'\n".formatted(primary.port()),
					StandardOpenOption.APPEND);
			String name = primary.createDatabase().name();
			return new ServerPair(primary, FaultServer.start(copy), name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> walk = Files.walk(from)) {
			for (Path path : walk.toList()) {
				Files.copy(path, to.resolve(from.relativize(path).toString()));
			}
		}
		Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
	}

	TestDatabase onPrimary() {
		return this.primary.database(this.name);
	}

	TestDatabase onStandby() {
		return this.standby.database(this.name);
	}

	/**
	 * A URL that names both servers.
	 * @param parameters such as {@code targetServerType=primary}
	 */
	String url(String parameters) {
		return "jdbc:postgresql://localhost:%d,localhost:%d/%s?%s".formatted(this.primary.port(), this.standby.port(),
				this.name, parameters);
	}

	/**
	 * Waits until the standby has all that the primary has.
	 */
	void awaitStandby() {
		String position = onPrimary().queryForString("SELECT pg_current_wal_flush_lsn()");
		// The database may be new to the standby.
		awaitOnStandby("SELECT 1 WHERE pg_last_wal_replay_lsn() >= '" + position + "'::pg_lsn");
	}

	/**
	 * Lets the standby fall behind: it hears nothing of the primary any more.
	 */
	void partStandby() {
		for (String sql : List.of("ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()")) {
			this.standby.database("postgres").execute(sql);
		}
		awaitOnStandby("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_wal_receiver)");
	}

	void promoteStandby() {
		this.standby.database("postgres").execute("SELECT pg_promote(false)");
		awaitOnStandby("SELECT 1 WHERE NOT pg_is_in_recovery()");
	}

	private void awaitOnStandby(String sql) {
		try (Bystander watcher = Bystander.on(this.standby.database("postgres"))) {
			watcher.await(sql);
		}
	}

	/**
	 * Ends the primary as {@code kill -9} does.
	 */
	void killPrimary() {
		this.primary.kill();
	}

	@Override
	public void close() {
		this.standby.close();
		this.primary.close();
	}

}
