package com.ofauto.migrations.devtools.command;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the build of a schema source while the migrations are replayed. A failure is
 * ignored here, because it occurs again, and is reported, when the schema is needed.
 *
 * @param thread does the work, or {@code null} if there is no place for it
 */
record SourcePrebuild(@Nullable Thread thread) implements AutoCloseable {

	static SourcePrebuild of(SchemaSource source, ScratchDatabases scratch, DataSource live, SchemaReader reader) {
		if (!scratch.hasPlaceForMore()) {
			return new SourcePrebuild(null);
		}
		Thread thread = new Thread(() -> source.prepare(scratch, () -> reader.read(live)), "ofauto-schema-source");
		thread.setUncaughtExceptionHandler((failed, failure) -> {
		});
		thread.setDaemon(true);
		thread.start();
		return new SourcePrebuild(thread);
	}

	/**
	 * Wait for the end of the work.
	 */
	@Override
	public void close() {
		if (this.thread == null) {
			return;
		}
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
