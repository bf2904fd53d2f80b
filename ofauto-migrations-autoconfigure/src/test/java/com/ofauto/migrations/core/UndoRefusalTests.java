package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What keeps rows from being captured is told before anything is changed, and nothing is
 * captured in silence or left out in silence.
 */
@ExtendWith(PostgresExtension.class)
class UndoRefusalTests {

	private static final String DROP = "20260102000000_drop";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void given(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_first",
				"CREATE TABLE clients (id int PRIMARY KEY, email text);");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients SELECT n, repeat(n::text, 50) FROM generate_series(1, 2000) n");
		this.migrations.with(DROP, "ALTER TABLE clients DROP COLUMN email;");
		new ImpactFiles(this.migrations).withRollback(DROP, "ALTER TABLE clients ADD COLUMN email text;\n",
				new DroppedObject("table column", "clients.email"));
	}

	private Migrator migrator(TestDatabase database, Long most, AboveMaxSize above) {
		return this.migrations.migrator(database.dataSource(),
				MigrationsOnDisk.settings().withUndo(new UndoSettings(Duration.ofDays(7), most, above)));
	}

	private static boolean isDropped(TestDatabase database) {
		return database
			.queryForStrings(
					"SELECT attname FROM pg_attribute WHERE attrelid = 'clients'::regclass" + " AND attname = 'email'")
			.isEmpty();
	}

	@Test
	void whatIsLargerIsRefused(TestDatabase database) {
		assertThatExceptionOfType(CaptureRefusedException.class)
			.isThrownBy(() -> migrator(database, 100_000L, AboveMaxSize.REFUSE).deploy())
			.withMessageMatching(
					"Migration " + DROP + " removes rows that are to be captured before, and what it removes"
							+ " of table clients has about [0-9]{3} kB, which is more than is left of 97 kB\\.\n"
							+ "Nothing of this migration remains: it was rolled back\\.\n"
							+ "Raise the property undo\\.max-size, or go on without what is larger:"
							+ " undo\\.above-max-size=skip\\.");
		assertThat(isDropped(database)).isFalse();
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
	}

	@Test
	void orGoesOnAndSaysSo(TestDatabase database) {
		migrator(database, 100_000L, AboveMaxSize.SKIP).deploy();
		assertThat(isDropped(database)).isTrue();
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
		assertThat(this.migrations.log().lines())
			.anyMatch((line) -> line.matches("not captured " + DROP + " clients \\d{6}"));
	}

	@Test
	void whatIsSmallerIsCaptured(TestDatabase database) {
		migrator(database, 10_000_000L, AboveMaxSize.REFUSE).deploy();
		assertThat(this.migrations.log().lines())
			.anyMatch((line) -> line.matches("captured " + DROP + ": 2,000 values of column clients.email"));
		assertThat(database.queryForString("SELECT obj_description(to_regnamespace('_ofauto_undo')::oid)"))
			.matches("ofauto-migrations: captures, the first of which goes at 20[0-9T:-]+Z");
		assertThat(database.queryForString("SELECT has_schema_privilege('public', '_ofauto_undo', 'USAGE')"))
			.isEqualTo("f");
	}

	@Test
	void aRoleThatMayNotCreateTheSchemaIsToldBefore(TestDatabase database) {
		String role = "r_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN; GRANT ALL ON SCHEMA public TO " + role
				+ "; ALTER TABLE clients OWNER TO " + role + "; ALTER TABLE _prisma_migrations OWNER TO " + role
				+ "; REVOKE CREATE ON DATABASE " + database.name() + " FROM PUBLIC");
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUser(role);
		Migrator migrator = this.migrations.migrator(dataSource,
				MigrationsOnDisk.settings().withUndo(new UndoSettings(Duration.ofDays(7), null, AboveMaxSize.REFUSE)));
		assertThatExceptionOfType(CaptureRefusedException.class).isThrownBy(migrator::deploy)
			.withMessage("Migration " + DROP + " removes rows that are to be captured before, and role " + role
					+ " may not create the schema _ofauto_undo in database " + database.name()
					+ ".\nNothing was changed.\n"
					+ "Let a superuser or the database's owner execute CREATE SCHEMA _ofauto_undo AUTHORIZATION " + role
					+ "; or, to capture nothing, remove the property undo.keep.");
		database.execute("CREATE SCHEMA _ofauto_undo");
		assertThatExceptionOfType(CaptureRefusedException.class).isThrownBy(migrator::deploy)
			.withMessageContaining("schema _ofauto_undo belongs to role postgres and not to " + role + ".");
		database.execute("ALTER SCHEMA _ofauto_undo OWNER TO " + role);
		database.execute("ALTER TABLE clients ENABLE ROW LEVEL SECURITY; ALTER TABLE clients FORCE ROW LEVEL SECURITY");
		assertThatExceptionOfType(CaptureRefusedException.class).isThrownBy(migrator::deploy)
			.withMessageContaining("row-level security hides from this role what table clients has.");
		database.execute("ALTER TABLE clients NO FORCE ROW LEVEL SECURITY");
		assertThat(migrator.deploy().applied()).hasSize(1);
		assertThat(database
			.queryForLong("SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('_ofauto_undo')"
					+ " AND relkind = 'r' AND relowner = '" + role + "'::regrole"))
			.isEqualTo(1);
		database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
	}

	@Test
	void aPublicationOfAllTablesWouldSendThemAway(TestDatabase database) {
		database.execute("CREATE PUBLICATION everything FOR ALL TABLES");
		assertThatExceptionOfType(CaptureRefusedException.class)
			.isThrownBy(() -> migrator(database, null, AboveMaxSize.REFUSE).deploy())
			.withMessageContaining("publication everything of all tables would send them to its subscribers.");
		assertThat(isDropped(database)).isFalse();
	}

	@Test
	void noDefaultPrivilegeGivesThemToOthers(TestDatabase database) {
		database.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;"
				+ " ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC");
		migrator(database, null, AboveMaxSize.REFUSE).deploy();
		assertThat(database
			.queryForStrings("SELECT relacl FROM pg_class WHERE relnamespace = to_regnamespace('_ofauto_undo')"))
			.noneMatch((acl) -> acl.contains("{=r") || acl.contains(",=r"));
		assertThat(database.queryForString("SELECT has_schema_privilege('public', '_ofauto_undo', 'USAGE')"))
			.isEqualTo("f");
	}

	@Test
	void aMigrationOfUnknownImpactIsNamed(TestDatabase database) {
		this.migrations.with("20260103000000_unknown", "SELECT 1;");
		migrator(database, null, AboveMaxSize.REFUSE).deploy();
		assertThat(this.migrations.log().lines())
			.contains("let pass: Nothing is captured of what 20260103000000_unknown"
					+ " may remove: there is no impact.json that says it");
	}

	@Test
	void nothingIsCapturedUnlessSomebodyWantsIt(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(isDropped(database)).isTrue();
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
	}

	@Test
	void aPlanSaysWhatItWouldCapture(TestDatabase database) {
		Migrator migrator = migrator(database, null, AboveMaxSize.REFUSE);
		List<PlannedCapture> planned = migrator.captures().planned(migrator.plan());
		assertThat(planned).extracting(PlannedCapture::describe).containsExactly("column clients.email");
		assertThat(planned.get(0).bytes()).isBetween(300_000L, 600_000L);
	}

}
