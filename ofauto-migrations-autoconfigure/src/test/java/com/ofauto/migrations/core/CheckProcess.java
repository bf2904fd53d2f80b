package com.ofauto.migrations.core;

import java.util.List;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * An application that only checks what is pending, and says on its standard output where
 * it is broken.
 */
final class CheckProcess {

	private CheckProcess() {
	}

	/**
	 * Checks, and exits with 0.
	 * @param args a URL, a user, a password and the location of the migrations
	 */
	public static void main(String[] args) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(args[0]);
		dataSource.setUser(args[1]);
		dataSource.setPassword(args[2]);
		MigrationDirectory directory = new MigrationDirectory(CheckProcess.class.getClassLoader(), List.of(args[3]));
		Migrator migrator = new Migrator(dataSource, directory, MigrationsOnDisk.settings(), List.of());
		List<MigrationScriptException> broken = migrator.tools().check(migrator.plan());
		broken.forEach((failure) -> System.out.println("broken " + failure.location()));
		System.out.println("checked");
	}

}
