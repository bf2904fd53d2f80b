package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The machine of an application that deploys loses its power: nobody closes the
 * connection, and the server must find out.
 */
@ExtendWith(PostgresExtension.class)
class LostMachineTests {

	private static final String SETTINGS = "SELECT name, setting FROM pg_settings WHERE name LIKE 'tcp\\_%'";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeMigrations(TestDatabase database) {
		assumeThat(database.queryForString("SELECT version()")).as("a server on Linux").contains("linux");
		assumeThat(database.queryForLong("SELECT current_setting('server_version_num')::int")).as("PostgreSQL 14")
			.isGreaterThanOrEqualTo(140000);
		this.migrations = new MigrationsOnDisk(this.directory).with("1_transaction", "CREATE TABLE seen AS " + SETTINGS)
			.with("2_segments", "-- ofauto: transaction=off\nINSERT INTO seen " + SETTINGS);
	}

	@Test
	void theServerGivesAClientUpThatIsSilentForTwoMinutes(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT name, setting, count(*) FROM seen GROUP BY 1, 2 ORDER BY 1"))
			.containsExactly("tcp_keepalives_count|6|2", "tcp_keepalives_idle|60|2", "tcp_keepalives_interval|10|2",
					"tcp_user_timeout|120000|2");
	}

	@Test
	void thePoolGetsItsConnectionBackAsItWas(TestDatabase database) {
		JdbcTemplate pooled = new JdbcTemplate(database.pool(1));
		List<Map<String, Object>> before = pooled.queryForList(SETTINGS);
		this.migrations.migrator(pooled.getDataSource()).deploy();
		assertThat(pooled.queryForList(SETTINGS)).isEqualTo(before);
	}

	@Test
	void whatThePoolHasSetIsKept(TestDatabase database) {
		JdbcTemplate pooled = new JdbcTemplate(database.pool(1));
		pooled.execute("SET tcp_keepalives_idle = 7");
		this.migrations.migrator(pooled.getDataSource()).deploy();
		assertThat(database.queryForStrings("SELECT setting FROM seen WHERE name = 'tcp_keepalives_idle'"))
			.containsOnly("7");
		assertThat(pooled.queryForObject("SHOW tcp_keepalives_idle", String.class)).isEqualTo("7");
	}

}
