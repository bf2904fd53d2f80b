package com.ofauto.migrations.devtools.impact;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What statements do to the relations that were there before their migration, seen in a
 * scratch database.
 */
@ExtendWith(PostgresExtension.class)
class ImpactTraceTests {

	@Test
	void locksCountForWhatWasThereBeforeTheFile(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int)", """
				CREATE TABLE c (a_id int REFERENCES a);
				ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a;
				ALTER TABLE b RENAME TO d;
				ALTER TABLE d ALTER a_id TYPE bigint, ADD x int NOT NULL DEFAULT 0;
				UPDATE d SET x = 1;
				CREATE INDEX ON d (x);
				TRUNCATE d;
				DROP TABLE a CASCADE;
				"""))).containsExactly("CREATE TABLE: a SHARE ROW EXCLUSIVE, a_pkey ACCESS SHARE",
				"ALTER TABLE: b SHARE ROW EXCLUSIVE; scans b; rules FOREIGN_KEY b[a_id] b_a valid a[id]",
				"ALTER TABLE: b ACCESS EXCLUSIVE",
				"ALTER TABLE: a ACCESS EXCLUSIVE; rewrites b;" + " columns b.a_id integer > bigint, b.x null > integer",
				"UPDATE: scans b; rows unknown", "CREATE INDEX: builds b", "TRUNCATE TABLE: drops rows b",
				"DROP TABLE: a_pkey ACCESS EXCLUSIVE; drops table a");
	}

	@Test
	void aStatementThatRunsByItselfIsHeldStill(TestDatabase server) {
		assertThat(
				Traced.lines(Traced.of(server, "CREATE TABLE a (id int PRIMARY KEY); CREATE INDEX a_old ON a (id)", """
						CREATE INDEX CONCURRENTLY a_new ON a (id);
						DROP INDEX CONCURRENTLY a_old;
						REINDEX INDEX CONCURRENTLY a_new;
						VACUUM a;
						""")))
			.containsExactly("CREATE INDEX: a SHARE UPDATE EXCLUSIVE; builds a",
					"DROP INDEX: a SHARE UPDATE EXCLUSIVE, a_old SHARE UPDATE EXCLUSIVE; drops index a_old",
					"REINDEX: a SHARE UPDATE EXCLUSIVE; builds a", "VACUUM: a SHARE UPDATE EXCLUSIVE");
	}

}
