package com.ofauto.migrations.support;

import java.util.Map;

/**
 * A PostgreSQL whose archiver a test lets work, fail or hang.
 */
public final class ArchivingServer {

	/**
	 * Ends segments until the archiver has done so, for a minute: it may not have read
	 * the setting when the first one ended.
	 */
	private static final String AWAIT = """
			DO $$
			BEGIN
				CREATE TABLE IF NOT EXISTS filling (id int);
				FOR look IN 0..5999 LOOP
					PERFORM pg_stat_clear_snapshot();
					IF (SELECT %s FROM pg_stat_archiver) THEN
						RETURN;
					END IF;
					IF look %% 100 = 0 THEN
						INSERT INTO filling VALUES (look);
						PERFORM pg_switch_wal();
					END IF;
					PERFORM pg_sleep(0.01);
				END LOOP;
				RAISE EXCEPTION 'The archiver has not done so';
			END $$""";

	private final PostgresServer server = PostgresServer
		.startAnother(Map.of("archive_mode", "on", "wal_level", "replica"));

	private final TestDatabase admin = this.server.createDatabase();

	public TestDatabase createDatabase() {
		return this.server.createDatabase();
	}

	/**
	 * Archives segments from here on, and has archived one.
	 */
	public void works() {
		archiveBy("/bin/true", "last_archived_time > coalesce(last_failed_time, '-infinity')");
	}

	/**
	 * Fails from here on, and has failed.
	 */
	public void fails() {
		archiveBy("/bin/false", "last_failed_time > coalesce(last_archived_time, '-infinity')");
	}

	private void archiveBy(String command, String done) {
		this.admin.execute("ALTER SYSTEM SET archive_command = '" + command + "'");
		this.admin.execute("SELECT pg_reload_conf()");
		this.admin.execute(AWAIT.formatted(done));
	}

}
