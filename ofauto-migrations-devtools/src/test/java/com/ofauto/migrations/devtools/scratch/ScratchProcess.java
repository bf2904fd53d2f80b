package com.ofauto.migrations.devtools.scratch;

import java.io.IOException;
import java.util.List;

import com.ofauto.migrations.core.MigratorSettings;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that makes a scratch database, uses it, says its name and goes on until it is
 * killed.
 */
final class ScratchProcess {

	private ScratchProcess() {
	}

	public static void main(String[] arguments) throws IOException {
		PGSimpleDataSource development = new PGSimpleDataSource();
		development.setUrl(arguments[0]);
		development.setUser(arguments[1]);
		development.setPassword(arguments[2]);
		ScratchDatabases scratch = new ScratchDatabases(
				new ScratchSettings(development, null, false, "killed", MigratorSettings.defaults(), List.of()));
		ScratchDatabase database = scratch.empty();
		Replays.execute(database, "CREATE TABLE a ()");
		System.out.println(database.name());
		System.in.read();
	}

}
