package com.ofauto.migrations.report;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DeployMark;
import org.jspecify.annotations.Nullable;

/**
 * Where a deploy began, and who ran it.
 *
 * @param at when it began, by the clock of the server
 * @param position where the write-ahead log was, unless the server does not tell
 * @param timeline the timeline of the position
 * @param archiver {@code healthy}, {@code behind}, {@code failing}, {@code empty},
 * {@code off} or {@code not-visible}
 * @param archived the segment that was archived last
 * @param failed the segment that could not be archived
 * @param recovery the settings with which a server recovers to this point
 * @param release the version of the application
 * @param commit the commit that it was built from
 * @param user the role that was connected, where values are shown
 * @param host the machine that ran it, where values are shown
 * @param application what the connection was called, where values are shown
 * @since 0.1.0
 */
public record MarkView(Instant at, @Nullable String position, @Nullable Long timeline, String archiver,
		@Nullable String archived, @Nullable String failed, @Nullable List<String> recovery, @Nullable String release,
		@Nullable String commit, @Nullable String user, @Nullable String host, @Nullable String application) {

	/**
	 * A mark.
	 * @param mark the mark, or {@code null} if there is none
	 * @param showValues whether it may be told who ran the deploy
	 * @return its values, or {@code null}
	 */
	@Internal
	public static @Nullable MarkView of(@Nullable DeployMark mark, boolean showValues) {
		return (mark == null) ? null
				: new MarkView(mark.at(), mark.position(), mark.timeline(), mark.archiver().state().word(),
						mark.archiver().archived(), mark.archiver().failed(),
						mark.recovery().isEmpty() ? null : mark.recovery(), mark.release(), mark.commit(),
						showValues ? mark.user() : null, showValues ? mark.host() : null,
						showValues ? mark.application() : null);
	}

}
