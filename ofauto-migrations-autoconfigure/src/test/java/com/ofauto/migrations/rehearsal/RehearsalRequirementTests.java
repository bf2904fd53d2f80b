package com.ofauto.migrations.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A deploy that requires a rehearsal applies nothing that the record does not show.
 */
@ExtendWith(PostgresExtension.class)
class RehearsalRequirementTests {

	private static final String ORDERS = "20260101000000_orders";

	private static final String NEXT = "20260201000000_next";

	private static final String LAST = "20260301000000_last";

	@TempDir
	Path directory;

	private ScriptDirectory scripts;

	private Migrator migrator;

	private RehearsalRequirement.RecordSource record = () -> {
		throw new IOException("there is no such file");
	};

	@BeforeEach
	void deployTheFirst(TestDatabase database) {
		this.scripts = new ScriptDirectory(this.directory).with(ORDERS, "CREATE TABLE orders (id int);\n");
		this.migrator = this.scripts.migrator(database.dataSource(),
				MigratorSettings.defaults()
					.withChecks(List.of(new RehearsalRequirement("ofauto.migrations.rehearsal", "file:record.json",
							() -> this.record.read()))));
		assertThat(this.migrator.deploy().applied()).as("an empty database needs no rehearsal").hasSize(1);
	}

	private void record(Rehearsal.Form form, String server, RehearsedMigration... migrations) {
		String text = RehearsalText.write(new Rehearsal(Instant.EPOCH, form, server, List.of(migrations)));
		this.record = () -> text;
	}

	private String version() {
		return this.migrator.plan().database().serverVersion();
	}

	private RehearsedMigration rehearsed(String name, @Nullable RehearsalFailure failure) {
		return new RehearsedMigration(name, this.migrator.migration(name).orElseThrow().checksum(), "none", 1L,
				List.of(), failure);
	}

	private void refused(TestDatabase database, String... reasons) {
		assertThatExceptionOfType(RehearsalRequiredException.class).isThrownBy(this.migrator::deploy)
			.satisfies((refusal) -> {
				assertThat(refusal.reasons()).containsExactly(reasons);
				assertThat(refusal.kind()).isEqualTo(Failure.Kind.REFUSED);
				assertThat(refusal.location()).isEqualTo("file:record.json");
			})
			.withMessage("A deploy needs a rehearsal of what is pending (ofauto.migrations.rehearsal=file:record.json),"
					+ " and that record does not show one:\n  " + String.join("\n  ", reasons)
					+ "\nNothing was applied.\nRehearse on a copy of this database, put the record there, and start"
					+ " again: migrate rehearse --on URL --record record.json");
		assertThat(database.queryForStrings("SELECT migration_name FROM _prisma_migrations")).containsExactly(ORDERS);
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	@Test
	void nothingPendingNeedsNone() {
		assertThat(this.migrator.deploy().applied()).isEmpty();
	}

	@Test
	void aRecordThatIsMissingOrBrokenRefuses(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 1;\n");
		refused(database, "It cannot be read: there is no such file.");
		this.record = () -> "{";
		refused(database, "It cannot be read: line 1, column 2: \" belongs here.");
	}

	@Test
	void oneOfSeveralDatabasesIsNamed(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 1;\n");
		MigratorSettings settings = this.migrator.settings().withName("reporting");
		assertThatExceptionOfType(RehearsalRequiredException.class)
			.isThrownBy(this.scripts.migrator(database.dataSource(), settings)::deploy)
			.satisfies((refusal) -> assertThat(refusal.remedy())
				.endsWith(": migrate rehearse --database reporting --on URL --record record.json"));
	}

	@Test
	void whatWasRehearsedIsApplied() {
		this.scripts.with(NEXT, "SELECT 1;\n");
		record(Rehearsal.Form.COPY, version(), rehearsed(NEXT, null));
		assertThat(this.migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void lineEndsMakeNoOtherContent() {
		this.scripts.with(NEXT, "SELECT 1;\r\n");
		RehearsedMigration crlf = rehearsed(NEXT, null);
		this.scripts.with(NEXT, "SELECT 1;\n");
		record(Rehearsal.Form.COPY, version(), crlf);
		assertThat(this.migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void whatWasNotRehearsedAsItIsRefuses(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 2;\n");
		RehearsedMigration before = rehearsed(NEXT, null);
		this.scripts.with(NEXT, "SELECT 1;\n").with(LAST, "SELECT 1;\n");
		record(Rehearsal.Form.COPY, version(), before);
		refused(database, "Migration " + NEXT + " had another content.", "Migration " + LAST + " is not in it.");
	}

	@Test
	void aFailureRefuses(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 1;\n");
		record(Rehearsal.Form.COPY, version(), rehearsed(NEXT, new RehearsalFailure(3, "23502")));
		refused(database, "Migration " + NEXT + " failed at line 3 (SQLSTATE 23502).");
	}

	@Test
	void aScratchDatabaseHasNoRows(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 1;\n");
		for (Rehearsal.Form form : List.of(Rehearsal.Form.SCRATCH, Rehearsal.Form.SCRATCH_WITH_FACTS)) {
			record(form, version(), rehearsed(NEXT, null));
			refused(database, "It was made in a scratch database, which has no rows, and not on a copy of the data.");
		}
	}

	@Test
	void whatWasNotAppliedThereRefuses(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 1;\n");
		RehearsedMigration rehearsed = rehearsed(NEXT, null);
		record(Rehearsal.Form.COPY, version(),
				new RehearsedMigration(NEXT, rehearsed.checksum(), "none", null, List.of(), null));
		refused(database, "Migration " + NEXT + " was not applied in it.");
	}

	@Test
	void anotherMajorVersionAndFactsAloneRefuse(TestDatabase database) {
		this.scripts.with(NEXT, "SELECT 1;\n");
		String other = (PostgresServer.shared().majorVersion() + 1) + ".2";
		record(Rehearsal.Form.FACTS, other, rehearsed(NEXT, null));
		refused(database, "It was made with facts alone, and not on a copy of the data.",
				"It was made on PostgreSQL " + other + ", and this is " + version() + ".");
	}

}
