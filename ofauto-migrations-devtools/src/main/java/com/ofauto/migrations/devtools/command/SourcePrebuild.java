package com.ofauto.migrations.devtools.command;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;
import org.jspecify.annotations.Nullable;

/**
 * The part of building a schema source that goes on while the migrations are replayed.
 * What fails there fails again, and is told, where the schema is needed.
 *
 * @param thread does it, unless there is no place for it
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
	 * Waits until nothing is made any more.
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
