package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.backup.RequiredBackup;
import org.jspecify.annotations.Nullable;

/**
 * How backups are made, which commands do and a start never does.
 *
 * @since 0.1.0
 */
public class MigrationsBackupProperties {

	/**
	 * Directory where backups are kept. In development the project's build directory by
	 * default.
	 */
	private @Nullable String directory;

	/**
	 * How many backups of a database are kept in the directory, by default all.
	 */
	private @Nullable Integer keep;

	/**
	 * Path of pg_dump, which has pg_restore beside it, by default the first in the PATH.
	 */
	private @Nullable String pgDump;

	/**
	 * Command that makes backups in place of pg_dump: its program and its arguments, as a
	 * list.
	 */
	private List<String> command = new ArrayList<>();

	/**
	 * What a deploy has to have before it applies anything, outside of development and
	 * tests. By default nothing is asked.
	 */
	private @Nullable RequiredBackup require;

	/**
	 * URL by which pg_dump reaches the database, by default that of the migrations.
	 */
	private @Nullable String url;

	/**
	 * User of the backup URL.
	 */
	private @Nullable String user;

	/**
	 * Password of the backup user.
	 */
	private @Nullable String password;

	public @Nullable String getDirectory() {
		return this.directory;
	}

	public void setDirectory(@Nullable String directory) {
		this.directory = directory;
	}

	public @Nullable Integer getKeep() {
		return this.keep;
	}

	public void setKeep(@Nullable Integer keep) {
		this.keep = keep;
	}

	public @Nullable String getPgDump() {
		return this.pgDump;
	}

	public void setPgDump(@Nullable String pgDump) {
		this.pgDump = pgDump;
	}

	public List<String> getCommand() {
		return this.command;
	}

	public void setCommand(List<String> command) {
		this.command = command;
	}

	public @Nullable RequiredBackup getRequire() {
		return this.require;
	}

	public void setRequire(@Nullable RequiredBackup require) {
		this.require = require;
	}

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

}
