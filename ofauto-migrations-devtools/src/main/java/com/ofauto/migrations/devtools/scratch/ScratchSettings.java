package com.ofauto.migrations.devtools.scratch;

import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigratorSettings;
import org.jspecify.annotations.Nullable;

/**
 * Where scratch databases may be made and how migrations are replayed in them.
 *
 * @param development the development database, whose server is used and whose encoding,
 * locale and search path scratch databases have; {@code null} if there is none
 * @param refusal why no scratch database may be made on the server of the development
 * database, such as its stamp; {@code null} if nothing stands against it
 * @param shadow what {@code ofauto.migrations.shadow-url} leads to, used instead of the
 * development server; {@code null} if it is not set
 * @param embedded whether an embedded PostgreSQL is on the class path
 * @param project tells the caches of one project from those of another, such as its
 * directory
 * @param migrator how to deploy
 * @param listeners who hears of a replay
 * @param roles whether roles may be made on a server that is there for scratch databases
 * alone
 */
public record ScratchSettings(@Nullable DataSource development, @Nullable String refusal, @Nullable Shadow shadow,
		boolean embedded, String project, MigratorSettings migrator, List<MigrationListener> listeners, boolean roles) {

	public ScratchSettings {
		listeners = List.copyOf(listeners);
	}

	/**
	 * Settings of a developer, on whose server they may be made.
	 * @param development the development database, or {@code null} if there is none
	 * @param shadow what is used instead of it, or {@code null}
	 * @param embedded whether an embedded PostgreSQL is on the class path
	 * @param project tells the caches of projects apart
	 * @param migrator how to deploy
	 * @param listeners who hears of a replay
	 */
	public ScratchSettings(@Nullable DataSource development, @Nullable Shadow shadow, boolean embedded, String project,
			MigratorSettings migrator, List<MigrationListener> listeners) {
		this(development, null, shadow, embedded, project, migrator, listeners, true);
	}

	boolean onDevelopment() {
		return this.development != null && this.refusal == null;
	}

	/**
	 * What leads to another server or to a database of its own.
	 *
	 * @param url a JDBC URL
	 * @param user the user, or {@code null} if the URL names one
	 * @param password the password, or {@code null} if there is none or the URL has it
	 */
	public record Shadow(String url, @Nullable String user, @Nullable String password) {

		@Override
		public String toString() {
			return "shadow";
		}

	}

}
