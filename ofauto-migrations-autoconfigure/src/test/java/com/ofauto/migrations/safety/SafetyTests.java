package com.ofauto.migrations.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a deploy does by itself, in front of a table {@code orders} that counts as 23 MB.
 */
@ExtendWith(PostgresExtension.class)
class SafetyTests {

	private static final String FIRST = "1_orders";

	private static final String TYPE = "2_type";

	private static final String NOTE = "3_note";

	private static final String ALTERED = "{'line': %d, 'command': 'ALTER TABLE',"
			+ " 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}], %s}";

	private static final String REWRITES = "'rewrites': ['orders'], 'columns': [{'relation': 'orders',"
			+ " 'column': 'total', 'from': 'integer', 'to': 'bigint'}]";

	private static final String DROPS = "'drops': [{'type': 'table column', 'name': 'orders.note'}]";

	private Path migrations;

	private TestDatabase database;

	private final List<String> heard = new ArrayList<>();

	@BeforeEach
	void fill(TestDatabase database, @TempDir Path migrations) {
		this.database = database;
		this.migrations = migrations;
		file(FIRST, "CREATE TABLE orders (id int PRIMARY KEY, total int, note text);\nCREATE TABLE small (id int);");
		migrator(SafetyPolicy.NONE).deploy();
		database.execute("INSERT INTO small VALUES (1); ANALYZE orders, small;"
				+ " UPDATE pg_class SET relpages = 3000, reltuples = 40000 WHERE relname = 'orders'");
	}

	private void file(String name, String script) {
		write(name + "/migration.sql", script);
	}

	private void write(String path, String text) {
		Path file = this.migrations.resolve(path);
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void rewrite(String above) {
		file(TYPE, above + "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n");
		ImpactFile.write(this.migrations, TYPE, "17.11", ALTERED.formatted(1 + above.lines().count(), REWRITES));
	}

	private void drop(String above) {
		drop(NOTE, above);
	}

	private void drop(String name, String above) {
		file(name, above + "ALTER TABLE orders DROP COLUMN note;\n");
		ImpactFile.write(this.migrations, name, "17.11", ALTERED.formatted(1, DROPS));
	}

	private static SafetyPolicy policy(Safety safety, ImpactRule impact) {
		return new SafetyPolicy(safety, impact, SafetyPolicy.NONE.names());
	}

	private Migrator refusing() {
		return migrator(policy(Safety.REFUSE, ImpactRule.OPTIONAL));
	}

	private Migrator migrator(SafetyPolicy policy) {
		return new Migrator(this.database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.migrations)),
				MigratorSettings.defaults().withChecks(SafetyCheck.of(policy)), List.of(new MigrationListener() {

					@Override
					public void letPass(String sentence) {
						SafetyTests.this.heard.add(sentence);
					}

					@Override
					public void migrationApplied(AppliedMigration migration) {
						SafetyTests.this.heard.add("applied " + migration.name());
					}

				}));
	}

	private SafetyRefusedException refused(Migrator migrator) {
		SafetyRefusedException refused = catchThrowableOfType(SafetyRefusedException.class, migrator::deploy);
		assertThat(refused).isNotNull();
		assertThat(this.database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		return refused;
	}

	private void goesOn(Migrator migrator, String... lines) {
		this.heard.clear();
		migrator.deploy();
		assertThat(this.heard).containsExactly(lines);
	}

	@Test
	void whatIsMoreThanBriefIsRefusedBeforeAnythingIsApplied() {
		file("2_a", "ALTER TABLE small ADD COLUMN day date;");
		ImpactFile.write(this.migrations, "2_a", "17.11",
				"{'line': 1, 'command': 'ALTER TABLE', 'locks': [{'relation': 'small', 'mode': 'ACCESS EXCLUSIVE'}]}");
		rewrite("");
		SafetyRefusedException refused = refused(refusing());
		assertThat(refused.problem().replaceAll("rewrites .*;", "rewrites;").replaceAll("about .* of", "about of"))
			.isEqualTo("1 of 2 pending migrations does more than a deploy may do by itself"
					+ " (ofauto.migrations.safety=refuse). Nothing was applied.\n2_type:\n  "
					+ this.migrations.resolve("2_type/migration.sql")
					+ ":1: blocks everything: ALTER TABLE orders: ACCESS EXCLUSIVE, rewrites; needs about of disk while it"
					+ " runs.");
		assertThat(refused.remedy()).isEqualTo(
				"""
						A safer form is known, which the dry run shows: migrate deploy --dry-run
						If it is meant, write that directly above the statement: -- ofauto: accept=blocks-everything because REASON
						In a file that is applied somewhere already, write it into migration.properties beside it:\
						 accept=blocks-everything because REASON
						For one run alone: migrate deploy --accept 2_type""");
		assertThat(refused.migrations()).containsExactly(TYPE);
		assertThat(refused.verdicts(TYPE)).containsExactly("1: blocks-everything");
		assertThat(refused.kind()).isEqualTo(Failure.Kind.REFUSED);
	}

	@Test
	void whatIsBriefGoesOn() {
		file("2_a", "ALTER TABLE small ADD COLUMN day date;");
		ImpactFile.write(this.migrations, "2_a", "17.11",
				"{'line': 1, 'command': 'ALTER TABLE', 'locks': [{'relation': 'small', 'mode': 'ACCESS EXCLUSIVE'}]}");
		goesOn(refusing(), "applied 2_a");
	}

	@Test
	void reportRefusesNothingAndAsksNothing() {
		rewrite("");
		assertThat(SafetyCheck.of(SafetyPolicy.NONE)).isEmpty();
		goesOn(migrator(SafetyPolicy.NONE), "applied 2_type");
	}

	@Test
	void anAcceptanceAboveTheStatementLetsItPass() {
		rewrite("-- ofauto: accept=blocks-everything because it is Sunday\n");
		drop("");
		assertThat(refused(refusing()).migrations()).containsExactly(NOTE);
		drop("-- ofauto: accept=loses-data because nobody reads it\n");
		goesOn(refusing(), "Migration 2_type, line 2: blocks everything, accepted because it is Sunday",
				"Migration 3_note, line 2: loses data, accepted because nobody reads it", "applied 2_type",
				"applied 3_note");
	}

	@Test
	void anAcceptanceBesideTheFileLetsTheMigrationPass() {
		drop("");
		write(NOTE + "/migration.properties", "accept=loses-data because nobody reads it\n");
		goesOn(refusing(), "Migration 3_note, line 1: loses data, accepted because nobody reads it", "applied 3_note");
	}

	@Test
	void aNameLetsAMigrationPassInOneRun() {
		rewrite("");
		drop("");
		assertThatExceptionOfType(SafetyRefusedException.class)
			.isThrownBy(() -> refusing().tools().deploy(Set.of(NOTE)))
			.satisfies((refused) -> assertThat(refused.migrations()).containsExactly(TYPE))
			.satisfies((refused) -> assertThat(refused.remedy())
				.endsWith("migrate deploy --accept 2_type --accept 3_note"));
		this.heard.clear();
		refusing().tools().deploy(Set.of(TYPE, NOTE));
		assertThat(this.heard).startsWith(
				"Migration 2_type, line 1: blocks everything, accepted for this run by --accept 2_type",
				"Migration 3_note, line 1: loses data, accepted for this run by --accept 3_note");
	}

	/**
	 * Who does not want to wait for the window has accepted nothing else.
	 */
	@Test
	void aMigrationWithTheNameOfTheWindowIsAcceptedInWritingAlone() {
		drop("window", "");
		SafetyRefusedException refused = catchThrowableOfType(SafetyRefusedException.class,
				() -> refusing().tools().deploy(Set.of("window")));
		assertThat(refused.migrations()).containsExactly("window");
		assertThat(refused.remedy()).endsWith("accept=loses-data because REASON");
		drop("window", "-- ofauto: accept=loses-data because nobody reads it\n");
		goesOn(refusing(), "Migration window, line 2: loses data, accepted because nobody reads it", "applied window");
	}

	/**
	 * Each word accepts what it says and nothing else.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "accept=loses-data because x", "accept=blocks-writes because x",
			"accept=unknown because x", "accept=blocks-everything", "accept=blocks-everything because",
			"accept=brief because x", "accept=everything because x" })
	void anotherAcceptanceLetsNothingPass(String acceptance) {
		rewrite("-- ofauto: " + acceptance + "\n");
		assertThat(refused(refusing()).verdicts(TYPE)).containsExactly("2: blocks-everything");
	}

	@Test
	void whatDoesNotCountIsSaidWithTheRefusal() {
		rewrite("-- ofauto: accept=everything because x\n-- ofauto: accept=blocks-everything\n"
				+ "-- ofauto: accept=brief because x\n");
		String file = this.migrations.resolve("2_type/migration.sql").toString();
		assertThat(refused(refusing()).problem()).endsWith("\n  " + file
				+ ":1:1: \"accept=everything\" does not count: everything is no verdict. Write one of blocks-writes,"
				+ " blocks-everything, loses-data, unknown.\n  " + file
				+ ":2:1: \"accept=blocks-everything\" does not count: it has no reason. Write accept=blocks-everything"
				+ " because REASON.\n  " + file
				+ ":3:1: \"accept=brief\" does not count: a deploy does by itself what is brief. Remove it.");
	}

	/**
	 * A statement that does two things needs both acceptances.
	 */
	@Test
	void everythingThatAStatementDoesIsAccepted() {
		String both = "ALTER TABLE orders DROP COLUMN note, ALTER COLUMN total TYPE bigint;\n";
		file(TYPE, "-- ofauto: accept=loses-data because x\n" + both);
		ImpactFile.write(this.migrations, TYPE, "17.11", ALTERED.formatted(2, REWRITES + ", " + DROPS));
		assertThat(refused(refusing()).verdicts(TYPE)).containsExactly("2: blocks-everything");
		file(TYPE, "-- ofauto: accept=loses-data because x\n-- ofauto: accept=blocks-everything because y\n" + both);
		refusing().deploy();
	}

	/**
	 * A comment is above the first statement of its line.
	 */
	@Test
	void anAcceptanceIsNotAboutTheNextStatementOfTheLine() {
		file(NOTE, "-- ofauto: accept=loses-data because x\n"
				+ "ALTER TABLE orders DROP COLUMN note; DROP TABLE small;\n");
		ImpactFile.write(this.migrations, NOTE, "17.11", ALTERED.formatted(2, DROPS)
				+ ", {'line': 2, 'command': 'DROP TABLE', 'locks': [{'relation': 'small', 'mode': 'ACCESS EXCLUSIVE'}],"
				+ " 'drops': [{'type': 'table', 'name': 'small'}]}");
		assertThat(refused(refusing())).satisfies((refused) -> {
			assertThat(refused.verdicts(NOTE)).containsExactly("2: loses-data");
			assertThat(refused.problem()).contains("small goes with").doesNotContain("orders.note goes");
		});
	}

	@Test
	void whatIsUnknownOfAKnownImpactIsRefused() {
		this.database.execute("CREATE TABLE fresh (id int) WITH (autovacuum_enabled = off)");
		file(TYPE, "ALTER TABLE fresh ALTER COLUMN id TYPE bigint;");
		ImpactFile.write(this.migrations, TYPE, "17.11", ALTERED.formatted(1, REWRITES).replace("orders", "fresh"));
		assertThat(refused(refusing()).verdicts(TYPE)).containsExactly("1: unknown");
		this.database.execute("ANALYZE fresh");
		refusing().deploy();
	}

	@Test
	void anUnknownImpactIsRefusedOnlyWhereItIsRequired() {
		file(TYPE, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;");
		SafetyRefusedException refused = refused(migrator(policy(Safety.REPORT, ImpactRule.REQUIRED)));
		assertThat(refused.problem()).isEqualTo("The pending migration does more than a deploy may do by itself"
				+ " (ofauto.migrations.impact=required). Nothing was applied.\n2_type:\n  impact unknown: There is no"
				+ " impact.json beside the migration. Trace it where it was made, with: migrate impact 2_type");
		assertThat(refused.remedy()).isEqualTo("If it is meant, write that into migration.properties beside the file:"
				+ " accept=unknown because REASON\nFor one run alone: migrate deploy --accept 2_type");
		assertThat(refused.verdicts(TYPE)).containsExactly("unknown");
		write(TYPE + "/migration.properties", "accept=unknown because it was tried on a copy\n");
		goesOn(migrator(policy(Safety.REFUSE, ImpactRule.REQUIRED)),
				"Migration 2_type: unknown, accepted because it was tried on a copy", "applied 2_type");
	}

	@Test
	void withoutImpactNothingElseIsRefused() {
		file(TYPE, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;");
		goesOn(refusing(), "applied 2_type");
	}

	/**
	 * One look more than a deploy without the policy.
	 */
	@Test
	void theCheckTakesOneRoundTrip() {
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			Migrator migrator = new Migrator(proxy.dataSource(),
					new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.migrations)),
					MigratorSettings.defaults().withChecks(SafetyCheck.of(policy(Safety.REFUSE, ImpactRule.REQUIRED))),
					List.of());
			migrator.deploy();
			assertThat(proxy.roundTrips()).as("nothing pending").isEqualTo(1);
			rewrite("-- ofauto: accept=blocks-everything because it is Sunday\n");
			proxy.reset();
			migrator.deploy();
			assertThat(proxy.roundTrips()).as("look, lock, check, migration, release").isEqualTo(5);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{'line': 1, 'command': 'SELECT'}", "{'line': 1, 'count': 3, 'command': 'SELECT'}" })
	void anImpactOfOtherStatementsThanTheScriptHasSaysNothing(String statements) {
		file(NOTE, "SELECT 1;\nALTER TABLE orders DROP COLUMN note;");
		ImpactFile.write(this.migrations, NOTE, "17.11", statements);
		assertThat(refused(migrator(policy(Safety.REFUSE, ImpactRule.REQUIRED))).problem())
			.contains("impact.json cannot be read: ", " statements, and the script 2.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00a0", "\u200b \u2028", "...", "-" })
	void aReasonThatNobodyCanReadIsNone(String reason) {
		drop("-- ofauto: accept=loses-data because " + reason + "\n");
		assertThat(refused(refusing()).problem()).contains("\"accept=loses-data\" does not count: it has no reason.");
	}

	@Test
	void theFirstDeployOfASchemaIsAskedForWhatItDoesToAnother() throws IOException {
		this.database.execute("CREATE SCHEMA fresh");
		Path first = this.migrations.resolve(FIRST);
		Files.delete(first.resolve("migration.sql"));
		Files.delete(first);
		Migrator migrator = new Migrator(this.database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.migrations)),
				MigratorSettings.defaults()
					.withDefaultSchema("fresh")
					.withChecks(SafetyCheck.of(policy(Safety.REFUSE, ImpactRule.OPTIONAL))),
				List.of());
		file(NOTE, "ALTER TABLE public.orders DROP COLUMN note;");
		ImpactFile.write(this.migrations, NOTE, "17.11",
				"{'line': 1, 'command': 'ALTER TABLE', 'locks': [{'relation': 'public.orders',"
						+ " 'mode': 'ACCESS EXCLUSIVE'}], 'drops': [{'type': 'table column',"
						+ " 'name': 'public.orders.note'}]}");
		SafetyRefusedException refused = catchThrowableOfType(SafetyRefusedException.class, migrator::deploy);
		assertThat(refused.problem()).contains("loses data: ALTER TABLE public.orders: ");
		assertThat(this.database.queryForString("SELECT to_regclass('fresh._prisma_migrations')")).isNull();
		Files.delete(this.migrations.resolve(NOTE + "/impact.json"));
		file(NOTE, "CREATE TABLE notes (id int);");
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

}
