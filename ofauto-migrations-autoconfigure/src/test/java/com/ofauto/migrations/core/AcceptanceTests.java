package com.ofauto.migrations.core;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a person accepts above a statement, and beside the file.
 */
class AcceptanceTests {

	private static final String NAME = "1_clients";

	@TempDir
	Path directory;

	private Migration migration(String script) {
		return new MigrationsOnDisk(this.directory).with(NAME, script).read().get(0);
	}

	private ScriptLocation place(String file, int line, int column) {
		return new ScriptLocation(this.directory.resolve(NAME).resolve(file).toString(), line, column);
	}

	@Test
	void isAboutTheStatementBelow() {
		Migration migration = migration("""
				-- ofauto: transaction=off
				-- ofauto: accept=loses-data because nobody has read it since 2024
				-- Drops the notes.
				ALTER TABLE clients DROP COLUMN note;
				;
				CREATE TABLE a (id int); -- no directive
				  --OFAUTO :  Accept = blocks-everything  because   it is Sunday\s\s

				-- ofauto: accept=unknown because it was traced elsewhere
				ALTER TABLE clients ALTER COLUMN id TYPE bigint;
				""");
		assertThat(migration.acceptances()).containsExactly(
				new Acceptance("loses-data", "nobody has read it since 2024", 4, place("migration.sql", 2, 1)),
				new Acceptance("blocks-everything", "it is Sunday", 10, place("migration.sql", 7, 3)),
				new Acceptance("unknown", "it was traced elsewhere", 10, place("migration.sql", 9, 1)));
		assertThat(ScriptOutliner.outline(migration).transactionality()).isEqualTo(Transactionality.SEGMENTED);
	}

	@Test
	void isAboutTheWholeMigrationBesideTheFile() {
		new MigrationsOnDisk(this.directory).file(NAME + "/migration.properties",
				"# why\ntransaction=off\naccept=loses-data because nobody reads it\naccept = unknown\n");
		Migration migration = migration("DROP TABLE a;");
		assertThat(migration.acceptances()).containsExactly(
				new Acceptance("loses-data", "nobody reads it", null, place("migration.properties", 3, 1)),
				new Acceptance("unknown", "", null, place("migration.properties", 4, 1)));
		assertThat(ScriptOutliner.outline(migration).transactionality()).isEqualTo(Transactionality.SEGMENTED);
	}

	@Test
	void changesNeitherWhatTheScriptDoesNorItsDigest() {
		String digest = migration("DROP TABLE a;\nCOPY b FROM STDIN;\n-- ofauto: data\n\\.\nDROP TABLE c;\n")
			.scriptDigest();
		Migration accepted = migration("-- ofauto: accept=loses-data because of a\nDROP TABLE a;\nCOPY b FROM STDIN;\n"
				+ "-- ofauto: data\n\\.\n-- ofauto: accept=loses-data because of c\nDROP TABLE c;\n");
		assertThat(accepted.scriptDigest()).isEqualTo(digest);
		assertThat(accepted.acceptances()).extracting(Acceptance::statement).containsExactly(2, 7);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"SELECT 1;@-- ofauto: acept=loses-data because x@SELECT 2; | 2:1 | \"acept=loses-data because x\" is not known;"
					+ " an ofauto comment says transaction=on, transaction=off, backfill and a key, or accept=VERDICT because REASON",
			"SELECT 1;@-- ofauto: accept=loses-data old@SELECT 2; | 2:1 | \"accept=loses-data old\" is not known;"
					+ " an ofauto comment says transaction=on, transaction=off, backfill and a key, or accept=VERDICT because REASON",
			"SELECT 1;@-- ofauto: transaction=off@SELECT 2; | 2:1 | \"transaction=off\" is about the whole file; it"
					+ " belongs above the first statement, on a line of its own",
			"SELECT 1; -- ofauto: accept=loses-data because x@SELECT 2; | 1:11 | \"accept=loses-data because x\" is"
					+ " about no statement; it belongs directly above one, on a line of its own",
			"SELECT 1@-- ofauto: accept=loses-data because x@, 2; | 2:1 | \"accept=loses-data because x\" is"
					+ " about no statement; it belongs directly above one, on a line of its own",
			"SELECT 1;@-- ofauto: accept=loses-data because x@ | 2:1 | \"accept=loses-data because x\" is"
					+ " about no statement; it belongs directly above one, on a line of its own" })
	void whatIsNotUnderstoodIsRefusedWithItsPlace(String script, String place, String reason) {
		Migration migration = migration(script.replace('@', '\n'));
		assertThatExceptionOfType(MigrationScriptException.class).isThrownBy(() -> ScriptOutliner.outline(migration))
			.satisfies((failure) -> assertThat(failure.problem())
				.contains(this.directory.resolve(NAME).resolve("migration.sql") + ":" + place)
				.contains(reason));
	}

	@Test
	void aStringIsNoComment() {
		assertThat(migration("SELECT '\n-- ofauto: nothing\n', $$\n-- ofauto: nothing\n$$;").acceptances()).isEmpty();
	}

}
