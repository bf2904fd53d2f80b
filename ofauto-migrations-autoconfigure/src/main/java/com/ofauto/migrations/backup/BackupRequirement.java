package com.ofauto.migrations.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Archiver;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.PlannedDeploy;

/**
 * Lets a deploy apply something only where a way back to before it is there. It asks
 * nothing in development and in tests. A run is asked once, before its first statement.
 *
 * @param required what has to be there
 * @param names the whole names of the properties, for messages
 * @param hasCommand whether there is a command that makes backups in place of a dump
 * @param hasDirectory whether the properties say where dumps are kept
 * @since 0.1.0
 */
@Internal
public record BackupRequirement(RequiredBackup required, Names names, boolean hasCommand,
		boolean hasDirectory) implements DeployCheck {

	@Override
	public void check(PlannedDeploy deploy, Connection connection) throws SQLException {
		if (deploy.begun() || deploy.plan().development()) {
			return;
		}
		switch (this.required) {
			case ARCHIVER -> requireHealthy(deploy.mark(connection));
			case COMMAND -> requireBackup(true, deploy);
			case DUMP -> requireBackup(false, deploy);
			case NONE -> deploy.tell("No backup is asked for before this deploy: " + setting());
		}
	}

	private void requireHealthy(DeployMark mark) {
		if (mark.archiver().state() != Archiver.State.HEALTHY) {
			throw new RefusedArchiver(mark.archiver(), mark.user(), this).refusal();
		}
	}

	private void requireBackup(boolean byCommand, PlannedDeploy deploy) {
		List<BackupOfRun> made = deploy.own(BackupOfRun.class);
		if (made.stream().anyMatch((backup) -> backup.byCommand() == byCommand)) {
			return;
		}
		if (this.hasCommand != byCommand) {
			throw byCommand
					? new BackupRequiredException(
							"This deploy needs a backup by the command of " + this.names.command() + " (" + setting()
									+ "), and there is no command. Nothing was applied.",
							"Set " + this.names.command() + " to the program that makes a backup and to its arguments."
									+ "\nThen deploy with: " + deploy.command("migrate deploy --backup"))
					: new BackupRequiredException(
							"This deploy needs a dump (" + setting() + "), and --backup makes none where "
									+ this.names.command() + " is set. Nothing was applied.",
							"Set " + this.names.require() + " to command, or remove " + this.names.command() + ".");
		}
		throw new BackupRequiredException(
				"This deploy needs a backup that is made before it (" + setting() + "), and it has none."
						+ " Nothing was applied.",
				"Deploy with: " + deploy.command("migrate deploy --backup")
						+ ((byCommand || this.hasDirectory) ? "" : " DIRECTORY")
						+ "\nA start makes no backup, so the command has to come before it.");
	}

	String setting() {
		return this.names.require() + "=" + this.required.word();
	}

	/**
	 * The whole names of properties.
	 *
	 * @param require what asks
	 * @param command what names the operator's command
	 */
	public record Names(String require, String command) {

	}

}
