package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the command line.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ofauto.migrations.command-line")
public class MigrationsCommandLineProperties {

	/**
	 * Whether the first argument that is not an option may be a command, such as migrate.
	 */
	private boolean enabled = true;

	/**
	 * Whether to refuse arguments that are a command without its first word, such as
	 * status, instead of passing them to the application.
	 */
	private boolean refuseBareCommands = true;

	/**
	 * Classes of the application that commands need, such as a configuration with its own
	 * DataSource.
	 */
	private List<String> sources = new ArrayList<>();

	/**
	 * Whether a program that acts for a person, such as a coding agent, may confirm what
	 * destroys data, such as a reset. Has an effect in development and tests only.
	 */
	private boolean agentsMayConfirm;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isRefuseBareCommands() {
		return this.refuseBareCommands;
	}

	public void setRefuseBareCommands(boolean refuseBareCommands) {
		this.refuseBareCommands = refuseBareCommands;
	}

	public List<String> getSources() {
		return this.sources;
	}

	public void setSources(List<String> sources) {
		this.sources = sources;
	}

	public boolean isAgentsMayConfirm() {
		return this.agentsMayConfirm;
	}

	public void setAgentsMayConfirm(boolean agentsMayConfirm) {
		this.agentsMayConfirm = agentsMayConfirm;
	}

}
