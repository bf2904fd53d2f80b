package com.ofauto.migrations.autoconfigure;

import java.util.List;

import com.ofauto.migrations.command.CaptureNotes;
import com.ofauto.migrations.core.Capture;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the log what was captured, once for each.
 */
final class CaptureLog implements MigrationListener {

	private static final Log logger = LogFactory.getLog(Migrator.class);

	/** What each line begins with. */
	private final String prefix;

	/**
	 * Creates a listener.
	 * @param database what each line says first, or {@code null} if there is only one
	 */
	CaptureLog(@Nullable String database) {
		this.prefix = (database != null) ? "[" + database + "] " : "";
	}

	@Override
	public void captured(Capture capture) {
		logger.info(this.prefix + CaptureNotes.captured(capture));
	}

	@Override
	public void purged(List<String> captures) {
		logger.info(this.prefix + CaptureNotes.purged(captures));
	}

	@Override
	public void notCaptured(String name, String table, long bytes) {
		logger.warn(this.prefix + CaptureNotes.notCaptured(name, table, bytes));
	}

}
