package com.ofauto.demo;

import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The development data, again and again, and a reset.
 */
@SpringBootTest(properties = { "demo.postgres=embedded", "demo.postgres.keep=false" })
@ActiveProfiles("dev")
@Import(DevDatabaseConfiguration.class)
class SeedTests {

	@Test
	void theSeedCanBeRepeatedAndFollowsAReset(@Autowired Seed seed, @Autowired Reset reset,
			@Autowired JdbcClient jdbc) {
		assertThat(seed.run()).containsExactly("10_agencies.sql", "20_clients.sql", "30_campaigns.sql");
		seed.run();
		assertThat(clients(jdbc)).isEqualTo(3);
		jdbc.sql("DELETE FROM clients").update();
		assertThat(reset.run().deployed().applied()).hasSize(21);
		assertThat(clients(jdbc)).isEqualTo(3);
	}

	private static long clients(JdbcClient jdbc) {
		return jdbc.sql("SELECT count(*) FROM clients").query(Long.class).single();
	}

}
