package com.ofauto.migrations.core;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A session that holds or waits for a lock in the database. PostgreSQL hides the address
 * and the times of other roles' sessions from roles without {@code pg_read_all_stats}.
 *
 * @param pid the process on the server
 * @param application the session's application name, may be empty
 * @param address the client's address, or {@code null} where hidden or local
 * @param since when the session connected, or {@code null} where hidden
 * @since 0.1.0
 */
public record LockHolder(int pid, String application, @Nullable String address, @Nullable Instant since) {

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("pid ").append(this.pid);
		if (!this.application.isEmpty()) {
			text.append(", application \"").append(ReadableText.name(this.application)).append('"');
		}
		if (this.address != null) {
			text.append(", from ").append(this.address);
		}
		if (this.since != null) {
			text.append(", connected since ").append(this.since);
		}
		return text.toString();
	}

}
