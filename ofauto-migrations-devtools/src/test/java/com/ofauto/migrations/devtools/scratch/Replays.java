package com.ofauto.migrations.devtools.scratch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A project with migrations, and what its replays really ran.
 */
final class Replays {

	private final List<String> applied = new ArrayList<>();

	private final MigrationListener listener = new MigrationListener() {

		@Override
		public void migrationApplied(AppliedMigration migration) {
			Replays.this.applied.add(migration.name());
		}

	};

	private final Path directory;

	private final ScriptDirectory scripts;

	Replays(Path directory) {
		this.directory = directory;
		this.scripts = new ScriptDirectory(directory);
	}

	/**
	 * Writes a migration that no other test has.
	 */
	Replays with(String name, String script) {
		this.scripts.with(name, script + "\n-- " + this.directory);
		return this;
	}

	MigrationDirectory migrations() {
		return new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.directory));
	}

	ScratchDatabases on(TestDatabase development) {
		return on(development.dataSource(), null, false);
	}

	ScratchDatabases on(@Nullable DataSource development, @Nullable Shadow shadow, boolean embedded) {
		return new ScratchDatabases(new ScratchSettings(development, shadow, embedded, this.directory.toString(),
				MigratorSettings.defaults(), List.of(this.listener)));
	}

	/**
	 * Returns what has been applied since this was asked last.
	 */
	List<String> applied() {
		List<String> names = List.copyOf(this.applied);
		this.applied.clear();
		return names;
	}

	static List<String> query(ScratchDatabase database, String sql) {
		return new JdbcTemplate(database.dataSource()).queryForList(sql, String.class);
	}

	static void execute(ScratchDatabase database, String sql) {
		new JdbcTemplate(database.dataSource()).execute(sql);
	}

}
