package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * An application that only rolls back the last migration, and says on its standard output
 * what it does.
 */
public final class RollbackProcess {

	private RollbackProcess() {
	}

	/**
	 * Rolls back.
	 * @param args a URL, a user, a password, the location of the migrations, and the mode
	 * of a pooler
	 */
	public static void main(String[] args) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(args[0]);
		dataSource.setUser(args[1]);
		dataSource.setPassword(args[2]);
		MigratorTools tools = new Migrator(dataSource,
				new MigrationDirectory(RollbackProcess.class.getClassLoader(), List.of(args[3])),
				MigratorSettings.defaults().withTableLockTimeout(DeployProcess.PATIENCE), List.of())
			.tools();
		RollbackTarget last = new RollbackTarget.Last();
		List<String> shown = tools.preview(last).names();
		System.out.println("undoing " + shown);
		System.out.flush();
		tools.rollback(last, shown, Set.of());
		System.out.println("undone");
	}

}
