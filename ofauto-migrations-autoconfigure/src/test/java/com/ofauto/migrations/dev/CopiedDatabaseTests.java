package com.ofauto.migrations.dev;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StampedEnvironment;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A developer at a copy of production, made by PostgreSQL itself.
 */
@ExtendWith(PostgresExtension.class)
class CopiedDatabaseTests {

	private ScriptDirectory scripts;

	private TestDatabase copy;

	private Developer developer;

	@BeforeEach
	void copyProduction(TestDatabase production, @TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY);");
		new Migrator(production.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of(this.scripts.location())),
				MigratorSettings.defaults(), new Gate(MigrationEnvironment.PRODUCTION, true, Set.of()), List.of())
			.deploy();
		production.execute("INSERT INTO clients VALUES (1)");
		this.copy = PostgresServer.shared().copyOf(production);
		this.developer = Developer.at(this.copy.dataSource(), this.scripts);
	}

	@AfterEach
	void dropTheCopy() {
		this.copy.close();
	}

	@Test
	void isToldThatItIsACopy() {
		assertThat(this.developer.migrator().plan().database().stamp())
			.isEqualTo(new StampedEnvironment(MigrationEnvironment.PRODUCTION, true, true));
	}

	@Test
	void mayNeitherResetNorSeedIt() {
		refused("reset", this.developer::reset);
		refused("seed", this.developer::seed);
		assertThat(this.copy.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
	}

	private void refused(String operation, ThrowingCallable call) {
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(call)
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.COPY))
			.withMessage("Database " + this.copy.name()
					+ " is stamped production, but the stamp was written for another"
					+ " server or database: this is a copy of production. A " + operation + " is for development"
					+ " databases only.\nIf this copy is yours and its data may be lost, run the application with"
					+ " the arguments migrate stamp development, which asks for the database's name.");
	}

	@Test
	void makesItTheirOwnByStampingIt() {
		this.developer.migrator().stamp(MigrationEnvironment.DEVELOPMENT, this.copy.name());
		assertThat(this.developer.reset().deployed().applied()).hasSize(1);
		assertThat(this.copy.queryForLong("SELECT count(*) FROM clients")).isZero();
		assertThat(this.developer.seed()).isEmpty();
		assertThat(this.developer.migrator().plan().database().stamp())
			.isEqualTo(new StampedEnvironment(MigrationEnvironment.DEVELOPMENT, false, false));
	}

}
