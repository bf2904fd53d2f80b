package com.ofauto.migrations.dev;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What others make while a reset waits for a lock is theirs: it stays.
 */
@ExtendWith(PostgresExtension.class)
class ResetMeanwhileTests {

	private ScriptDirectory scripts;

	@BeforeEach
	void aMigration(@TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_clients", """
				CREATE TABLE clients (id int PRIMARY KEY);
				CREATE TABLE later (id int PRIMARY KEY);
				CREATE TYPE mood AS ENUM ('good');
				CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
				CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one;
				CREATE SEQUENCE numbers;
				CREATE VIEW shown AS SELECT 1 AS one;
				""");
	}

	private Developer developer(PGSimpleDataSource dataSource) {
		return Developer.at(dataSource, this.scripts, null, Duration.ofMinutes(1));
	}

	/**
	 * Builds the tables without a stamp, so that a reset has to look for rows.
	 */
	private Developer withoutStamp(PGSimpleDataSource dataSource) {
		this.scripts.migrator(dataSource).deploy();
		return developer(dataSource);
	}

	private static String waitsFor(String relation) {
		return "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '" + relation + "'::regclass";
	}

	/**
	 * Lets a reset wait for a reader of a relation while something else happens.
	 */
	private static CompletableFuture<ResetReport> whileItWaitsFor(String relation, String sql, Developer developer,
			TestDatabase database) {
		try (Bystander reader = Bystander.on(database); Bystander other = Bystander.on(database)) {
			reader.begin("SELECT * FROM " + relation);
			CompletableFuture<ResetReport> reset = Aside.supply(developer::reset);
			other.await(waitsFor(relation));
			other.execute(sql);
			reader.commit();
			return reset;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"CREATE TABLE other.kept () INHERITS (public.later); INSERT INTO other.kept SELECT generate_series(1, 1000)",
			"CREATE TABLE other.kept AS SELECT generate_series(1, 1000) AS id;"
					+ " CREATE VIEW other.report AS SELECT * FROM public.later",
			"CREATE TABLE other.kept (id int REFERENCES public.later); INSERT INTO public.later SELECT generate_series(1, 1000);"
					+ " INSERT INTO other.kept TABLE public.later",
			"CREATE MATERIALIZED VIEW other.kept AS SELECT generate_series(1, 1000) AS n, later FROM public.later RIGHT JOIN public.shown ON true" })
	void whatComesToDependOnATableThatIsNotLockedYetIsNamed(String sql, TestDatabase database) {
		Developer developer = developer(database.dataSource()).deploy();
		database.execute("CREATE SCHEMA other");
		CompletableFuture<ResetReport> reset = whileItWaitsFor("clients", sql, developer, database);
		changesNothing(reset, database)
			.withMessageContaining("what a reset leaves alone depends on schema \"public\": ")
			.withMessageContaining("other.");
		assertThat(database.queryForLong("SELECT count(*) FROM other.kept")).isEqualTo(1000);
	}

	private static ThrowableAssertAlternative<CompletionException> changesNothing(CompletableFuture<ResetReport> reset,
			TestDatabase database) {
		ThrowableAssertAlternative<CompletionException> failure = assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(reset::join)
			.withCauseInstanceOf(OperationFailedException.class)
			.withMessageContaining("Nothing was changed.");
		assertThat(database.queryForString("SELECT to_regclass('clients')::text")).isEqualTo("clients");
		return failure;
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"CREATE TABLE other.kept AS SELECT id, 'good'::public.mood AS mood FROM generate_series(1, 1000) AS id",
			"CREATE TABLE public.kept AS SELECT id, 'good'::public.mood AS mood FROM generate_series(1, 1000) AS id",
			"CREATE TABLE other.kept (mood int DEFAULT nextval('public.numbers'));"
					+ " INSERT INTO other.kept SELECT generate_series(1, 1000)",
			"CREATE TABLE other.kept AS SELECT generate_series(1, 1000) AS mood;"
					+ " CREATE FUNCTION other.f(public.mood) RETURNS int LANGUAGE sql AS 'SELECT 1'",
			"CREATE MATERIALIZED VIEW other.kept AS SELECT generate_series(1, 1000), public.one() AS mood",
			"CREATE MATERIALIZED VIEW other.kept AS SELECT generate_series(1, 1000), one AS mood FROM public.shown" })
	void whatComesToDependOnWhatCannotBeLockedStays(String sql, TestDatabase database) {
		Developer developer = developer(database.dataSource()).deploy();
		database.execute("CREATE SCHEMA other");
		CompletableFuture<ResetReport> reset = whileItWaitsFor("totals", sql, developer, database);
		changesNothing(reset, database)
			.withMessageContaining("objects have come to depend on schema \"public\" while it was being emptied");
		String kept = database
			.queryForString("SELECT coalesce(to_regclass('other.kept'), to_regclass('public.kept'))::text");
		assertThat(database.queryForLong("SELECT count(mood) FROM " + kept)).isEqualTo(1000);
	}

	@Test
	void aTableThatComesWhileItLooksForRowsIsLookedInto(TestDatabase database) {
		Developer developer = withoutStamp(database.dataSource());
		database.execute("CREATE SCHEMA other; CREATE TABLE other.slow (id int)");
		CompletableFuture<ResetReport> reset = whileTheLookWaits(developer,
				"CREATE TABLE restored AS SELECT generate_series(1, 1000) AS id", database);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(reset::join)
			.withCauseInstanceOf(GateRefusedException.class)
			.withMessageContaining("has no stamp and holds data (table public.restored has rows)");
		assertThat(database.queryForLong("SELECT count(*) FROM restored")).isEqualTo(1000);
	}

	@Test
	void aTableThatComesWhileItWaitsGoesToo(TestDatabase database) {
		Developer developer = developer(database.dataSource()).deploy();
		CompletableFuture<ResetReport> reset = whileItWaitsFor("clients",
				"CREATE TABLE by_hand (id int); CREATE VIEW seen AS SELECT * FROM by_hand", developer, database);
		assertThat(reset.join().deployed().applied()).hasSize(1);
		assertThat(database.queryForString("SELECT to_regclass('by_hand')::text")).isNull();
	}

	/**
	 * The look is kept by a table that a reset does not lock.
	 */
	private static CompletableFuture<ResetReport> whileTheLookWaits(Developer developer, String sql,
			TestDatabase database) {
		try (Bystander reader = Bystander.on(database);
				Bystander locker = Bystander.on(database);
				Bystander other = Bystander.on(database)) {
			reader.begin("SELECT * FROM clients");
			CompletableFuture<ResetReport> reset = Aside.supply(developer::reset);
			other.await(waitsFor("clients"));
			locker.begin("LOCK TABLE other.slow");
			reader.commit();
			other.await(waitsFor("other.slow"));
			other.execute(sql);
			locker.commit();
			return reset;
		}
	}

	@Test
	void aTableThatCannotBeLockedIsDroppedOnlyWhereRowsMayGo(TestDatabase database) {
		String role = "owner_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; ALTER SCHEMA public OWNER TO " + role
				+ "; GRANT ALL ON DATABASE " + database.name() + " TO " + role);
		PGSimpleDataSource owner = database.dataSource();
		owner.setUser(role);
		owner.setPassword("secret");
		try {
			Developer developer = withoutStamp(owner);
			database
				.execute("CREATE TABLE public.others (id int); CREATE SCHEMA other; CREATE TABLE other.slow (id int);"
						+ " GRANT USAGE ON SCHEMA other TO " + role + "; GRANT SELECT ON other.slow, public.others TO "
						+ role);
			CompletableFuture<ResetReport> reset = whileTheLookWaits(developer,
					"INSERT INTO public.others SELECT generate_series(1, 1000)", database);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(reset::join)
				.withCauseInstanceOf(GateRefusedException.class)
				.withMessageContaining("has no stamp and holds data (this role cannot lock table public.others)");
			assertThat(database.queryForLong("SELECT count(*) FROM public.others")).isEqualTo(1000);
			developer.migrator().stamp(MigrationEnvironment.DEVELOPMENT, database.name());
			assertThat(developer.reset().deployed().applied()).hasSize(1);
			assertThat(database.queryForString("SELECT to_regclass('public.others')::text")).isNull();
		}
		finally {
			database.execute(
					"REASSIGN OWNED BY " + role + " TO CURRENT_USER; DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void whereEveryNameIsQuotedItDropsTheSame(TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET quote_all_identifiers = on");
		this.scripts.with("20260102000000_notes", "CREATE TABLE notes (id serial PRIMARY KEY, text text);");
		Developer developer = developer(database.dataSource()).deploy();
		database.execute("INSERT INTO notes (text) VALUES ('a'); CREATE TABLE by_hand (text text)");
		assertThat(developer.reset().deployed().applied()).hasSize(2);
		assertThat(database.queryForLong("SELECT count(*) FROM notes")).isZero();
		assertThat(database.queryForString("SELECT to_regclass('by_hand')::text")).isNull();
		database.execute("CREATE SCHEMA other; CREATE VIEW other.report AS SELECT * FROM notes");
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(developer::reset)
			.withMessageContaining("what a reset leaves alone depends on schema \"public\": ");
		assertThat(database.queryForStrings("SELECT viewname FROM pg_views WHERE schemaname = 'other'"))
			.isEqualTo(List.of("report"));
	}

}
