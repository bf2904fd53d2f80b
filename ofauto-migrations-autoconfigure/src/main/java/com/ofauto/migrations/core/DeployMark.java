package com.ofauto.migrations.core;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a deploy began, and who ran it: the point that a point-in-time recovery goes back
 * to, if there is a base backup from before and the archive reaches it.
 *
 * @param at when it began, by the clock of the server
 * @param position where the write-ahead log was, or {@code null} if the server does not
 * tell
 * @param timeline the timeline of the position, or {@code null}
 * @param archiver what the server said of its archiver
 * @param user the role that was connected
 * @param host the machine that ran the deploy, or {@code null}
 * @param application what the connection was called, or {@code null}
 * @param release the version of the application, or {@code null}
 * @param commit the commit that it was built from, or {@code null}
 * @since 0.1.0
 */
public record DeployMark(Instant at, @Nullable String position, @Nullable Long timeline, Archiver archiver, String user,
		@Nullable String host, @Nullable String application, @Nullable String release, @Nullable String commit) {

	/**
	 * Where it began, for a person.
	 * @return such as
	 * {@code WAL position 0/1A2B3C8 on timeline 1, archiver healthy up to segment …}
	 */
	public String describe() {
		String where = (this.position != null)
				? "WAL position " + this.position + ((this.timeline != null) ? " on timeline " + this.timeline : "")
				: "WAL position not visible";
		return where + ", " + this.archiver.describe();
	}

	/**
	 * Who ran it, for a person.
	 * @return such as {@code app on pod-1, release 1.4.2 (8f3c2d1)}
	 */
	public String who() {
		String name = (this.commit != null) ? " (" + this.commit + ")" : "";
		return ReadableText.name(this.user + ((this.host != null) ? " on " + this.host : "")
				+ ((this.application != null) ? " as " + this.application : "") + ((this.release != null)
						? ", release " + this.release + name : (this.commit != null) ? ", commit " + this.commit : ""));
	}

	/**
	 * The settings with which a server recovers to this point.
	 * @return lines of {@code postgresql.conf}, or none if the position is not known
	 */
	public List<String> recovery() {
		if (this.position == null || this.timeline == null) {
			return List.of();
		}
		return List.of("recovery_target_lsn = '" + this.position + "'", "recovery_target_inclusive = off",
				"recovery_target_timeline = '" + this.timeline + "'");
	}

}
