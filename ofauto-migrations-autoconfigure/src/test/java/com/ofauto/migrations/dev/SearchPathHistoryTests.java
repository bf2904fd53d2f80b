package com.ofauto.migrations.dev;

import java.nio.file.Path;
import java.time.Duration;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.UnsupportedDatabaseException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A search path that leads to a history in one schema, and takes new tables to another.
 */
@ExtendWith(PostgresExtension.class)
class SearchPathHistoryTests {

	private static final String TABLES = "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname"
			+ " IN ('public', 'b') ORDER BY 1";

	@TempDir
	Path first;

	@TempDir
	Path second;

	private TestDatabase database;

	private PGSimpleDataSource path;

	private ScriptDirectory things;

	@BeforeEach
	void aPathOfTwoSchemas(TestDatabase database) {
		this.database = database;
		this.path = database.dataSource();
		this.path.setCurrentSchema("b,public");
		this.things = new ScriptDirectory(this.second).with("20260201000000_b", "CREATE TABLE things (id int)");
	}

	private void twoApplications() {
		Developer
			.at(this.database.dataSource(),
					new ScriptDirectory(this.first).with("20260101000000_a", "CREATE TABLE customers (id int)"))
			.deploy();
		this.database.execute("INSERT INTO customers VALUES (1); CREATE SCHEMA b");
	}

	private static void refused(ThrowingCallable call) {
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(call)
			.withMessage("The history is in schema \"public\", and new tables go to schema \"b\", the first of the"
					+ " connection's search path (b,public).\nIf the migrations are those of \"public\", set"
					+ " ofauto.migrations.default-schema=public. If they are those of \"b\" and have not been applied, set"
					+ " ofauto.migrations.default-schema=b. If they have made tables there already, move the history to"
					+ " them: ALTER TABLE \"public\"._prisma_migrations SET SCHEMA \"b\";");
	}

	@Test
	void servesNobody() {
		twoApplications();
		Developer other = Developer.at(this.path, this.things);
		refused(other::deploy);
		refused(other::reset);
		refused(other::seed);
		refused(() -> other.migrator().plan());
		assertThat(this.database.queryForLong("SELECT count(*) FROM public.customers")).isEqualTo(1);
		assertThat(this.database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
	}

	@Test
	void theSchemaThatIsNamedCounts() {
		twoApplications();
		Developer other = Developer.at(this.path, this.things, "b", Duration.ofSeconds(1)).deploy();
		assertThat(this.database.queryForStrings(TABLES)).containsExactly("b._prisma_migrations", "b.things",
				"public._prisma_migrations", "public.customers");
		other.migrator().stamp(MigrationEnvironment.DEVELOPMENT, this.database.name());
		other.reset();
		assertThat(this.database.queryForLong("SELECT count(*) FROM public.customers")).isEqualTo(1);
		Developer.at(this.path, new ScriptDirectory(this.first), "public", Duration.ofSeconds(1)).deploy();
	}

	@Test
	void isWhatAMigrationLeavesThatMakesTheFirstSchema() {
		this.things.with("20260101000000_schema", "CREATE SCHEMA b");
		Developer developer = Developer.at(this.path, this.things).deploy();
		this.database.execute("CREATE TABLE public.others (id int)");
		refused(developer::reset);
		refused(developer::deploy);
		this.database.execute("ALTER TABLE \"public\"._prisma_migrations SET SCHEMA \"b\"");
		assertThat(developer.migrator().deploy().applied()).isEmpty();
		assertThat(this.database.queryForStrings(TABLES)).containsExactly("b._prisma_migrations", "b.things",
				"public.others");
	}

}
