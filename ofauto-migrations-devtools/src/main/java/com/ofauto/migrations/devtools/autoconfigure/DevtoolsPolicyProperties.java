package com.ofauto.migrations.devtools.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an application says about schema-first work on all its databases.
 */
public class DevtoolsPolicyProperties {

	/**
	 * URL of a server or database where scratch databases may be made, by default the
	 * development server.
	 */
	private @Nullable String shadowUrl;

	/**
	 * User for the shadow URL.
	 */
	private @Nullable String shadowUser;

	/**
	 * Password of the user for the shadow URL.
	 */
	private @Nullable String shadowPassword;

	/**
	 * Whether privileges and owners are compared too.
	 */
	private boolean privileges;

	/**
	 * Names of others' tables, such as spring_session*, that are left alone.
	 */
	private List<String> ignore = new ArrayList<>();

	/**
	 * Major versions of PostgreSQL that the project's databases run, such as 15, 17;
	 * generated SQL runs on the oldest.
	 */
	private List<String> serverVersions = new ArrayList<>();

	/**
	 * Whether generated migrations are written so that nobody waits for them, however
	 * large the tables are, as with --online.
	 */
	private boolean online;

	public boolean isOnline() {
		return this.online;
	}

	public void setOnline(boolean online) {
		this.online = online;
	}

	public @Nullable String getShadowUrl() {
		return this.shadowUrl;
	}

	public void setShadowUrl(@Nullable String shadowUrl) {
		this.shadowUrl = shadowUrl;
	}

	public @Nullable String getShadowUser() {
		return this.shadowUser;
	}

	public void setShadowUser(@Nullable String shadowUser) {
		this.shadowUser = shadowUser;
	}

	public @Nullable String getShadowPassword() {
		return this.shadowPassword;
	}

	public void setShadowPassword(@Nullable String shadowPassword) {
		this.shadowPassword = shadowPassword;
	}

	public boolean isPrivileges() {
		return this.privileges;
	}

	public void setPrivileges(boolean privileges) {
		this.privileges = privileges;
	}

	public List<String> getIgnore() {
		return this.ignore;
	}

	public void setIgnore(List<String> ignore) {
		this.ignore = ignore;
	}

	public List<String> getServerVersions() {
		return this.serverVersions;
	}

	public void setServerVersions(List<String> serverVersions) {
		this.serverVersions = serverVersions;
	}

}
