package com.ofauto.migrations.backup;

import com.ofauto.migrations.core.Archiver;

/**
 * Why an archiver does not do, and what a person can do about it.
 *
 * @param archiver what the server says of it
 * @param user the role of the migrations
 * @param requirement what asks for it
 */
record RefusedArchiver(Archiver archiver, String user, BackupRequirement requirement) {

	private static final String LOOK = "SELECT * FROM pg_stat_archiver";

	BackupRequiredException refusal() {
		return new BackupRequiredException("This deploy needs a healthy archiver (" + this.requirement.setting() + "). "
				+ sentence() + " Nothing was applied.", remedy());
	}

	private String sentence() {
		String upTo = (this.archiver.archived() != null) ? "the last that is archived is " + this.archiver.archived()
				: "none has been archived";
		return switch (this.archiver.state()) {
			case HEALTHY -> "It is healthy.";
			case FAILING -> "The last attempt to archive"
					+ ((this.archiver.failed() != null) ? " segment " + this.archiver.failed() : "") + " has failed; "
					+ upTo + ".";
			case BEHIND -> "Segments wait, and none was archived for five minutes; " + upTo + ".";
			case EMPTY -> "The archiver is on, and has archived nothing since the server's statistics began.";
			case OFF -> "archive_mode is off on this server.";
			case NOT_VISIBLE -> "Role " + this.user + " may not see it, or the server does not tell.";
		};
	}

	private String remedy() {
		String other = "\nIf the backups of this server are not those of its archiver, set "
				+ this.requirement.names().require() + " to command, dump or none.";
		return switch (this.archiver.state()) {
			case FAILING, HEALTHY -> "The server's log says why archive_command failed. Remove the cause, wait until "
					+ LOOK + " shows a later success, and deploy again.";
			case BEHIND -> "Find out what archive_command waits for, or whether there is one. When " + LOOK
					+ " shows a new success, deploy again.";
			case EMPTY ->
				"Let it archive a segment: SELECT pg_switch_wal(). When " + LOOK + " shows its success, deploy again.";
			case OFF -> "Set archive_mode and archive_command, which needs a restart of the server." + other;
			case NOT_VISIBLE -> "Let the role see it: GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_get_archiver() TO \""
					+ this.user.replace("\"", "\"\"") + "\"." + other;
		};
	}

}
