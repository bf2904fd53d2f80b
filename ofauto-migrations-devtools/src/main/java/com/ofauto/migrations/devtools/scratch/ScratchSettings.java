package com.ofauto.migrations.devtools.scratch;

import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigratorSettings;
import org.jspecify.annotations.Nullable;

/**
 * Where scratch databases may be created, and how migrations are replayed in them.
 *
 * @param development the development database, whose server, encoding, locale and search
 * path are used; {@code null} if there is none
 * @param refusal why the server of the development database may not be used, such as its
 * stamp; {@code null} if it may
 * @param shadow the database of {@code ofauto.migrations.shadow-url}, used instead of the
 * development server; {@code null} if it is not set
 * @param embedded whether an embedded PostgreSQL is on the class path
 * @param project distinguishes the caches of projects, such as by the directory
 * @param migrator how to deploy
 * @param listeners listeners of a replay
 * @param roles whether scripts may create roles on a server that serves only scratch
 * databases
 */
public record ScratchSettings(@Nullable DataSource development, @Nullable String refusal, @Nullable Shadow shadow,
		boolean embedded, String project, MigratorSettings migrator, List<MigrationListener> listeners, boolean roles) {

	public ScratchSettings {
		listeners = List.copyOf(listeners);
	}

	/**
	 * Create the settings of a developer, whose server may be used.
	 * @param development the development database, or {@code null} if there is none
	 * @param shadow the database that is used instead of it, or {@code null}
	 * @param embedded whether an embedded PostgreSQL is on the class path
	 * @param project distinguishes the caches of projects
	 * @param migrator how to deploy
	 * @param listeners listeners of a replay
	 */
	public ScratchSettings(@Nullable DataSource development, @Nullable Shadow shadow, boolean embedded, String project,
			MigratorSettings migrator, List<MigrationListener> listeners) {
		this(development, null, shadow, embedded, project, migrator, listeners, true);
	}

	boolean onDevelopment() {
		return this.development != null && this.refusal == null;
	}

	/**
	 * The address of another server, or of a dedicated database.
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
