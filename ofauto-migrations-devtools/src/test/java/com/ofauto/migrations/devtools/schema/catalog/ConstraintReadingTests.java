package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Constraints of every kind, and indexes that are no constraint's.
 */
@ExtendWith(PostgresExtension.class)
class ConstraintReadingTests {

	@Test
	void keysAndChecksAreReadWithoutTheIndexesBehindThem(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, """
				CREATE TABLE a (x int, y int,
					PRIMARY KEY (y, x),
					CONSTRAINT "Only once" UNIQUE (x) DEFERRABLE INITIALLY DEFERRED,
					CHECK (x < y),
					EXCLUDE USING btree (x WITH =) WHERE (y > 0))""",
				"ALTER TABLE a ADD CONSTRAINT later CHECK (x > 7) NO INHERIT NOT VALID");
		assertThat(schema.all(Constraint.class)).containsExactly(
				constraint("Only once", Constraint.Kind.UNIQUE, "UNIQUE (x) DEFERRABLE INITIALLY DEFERRED", true, "x"),
				constraint("a_check", Constraint.Kind.CHECK, "CHECK ((x < y))", true, "x", "y"),
				constraint("a_pkey", Constraint.Kind.PRIMARY_KEY, "PRIMARY KEY (y, x)", true, "y", "x"),
				constraint("a_x_excl", Constraint.Kind.EXCLUSION, "EXCLUDE USING btree (x WITH =) WHERE ((y > 0))",
						true, "x"),
				constraint("later", Constraint.Kind.CHECK, "CHECK ((x > 7)) NO INHERIT NOT VALID", false, "x"));
		assertThat(schema.all(Index.class)).isEmpty();
	}

	@Test
	void aForeignKeySaysWhereItPointsAndWhatItDoes(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE SCHEMA other",
				"CREATE TABLE other.b (x int, y int, PRIMARY KEY (x, y))", """
						CREATE TABLE a (p int, q int, CONSTRAINT f FOREIGN KEY (q, p) REFERENCES other.b (y, x)
							MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE)""");
		ForeignKey key = new ForeignKey(ObjectId.of(ObjectKind.TABLE, "other", "b"), List.of("y", "x"),
				ForeignKey.Action.SET_NULL, ForeignKey.Action.CASCADE);
		assertThat(schema.get(Reading.constraint("a", "f"), Constraint.class))
			.isEqualTo(
					new Constraint(Reading.constraint("a", "f"), Constraint.Kind.FOREIGN_KEY,
							"FOREIGN KEY (q, p) REFERENCES other.b(y, x) MATCH FULL"
									+ " ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE",
							List.of("q", "p"), key, true));
	}

	@Test
	void whatAPartitionHasFromItsParentIsNotListedButItsKeys(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE b (x int PRIMARY KEY)", """
				CREATE TABLE a (x int PRIMARY KEY REFERENCES b CHECK (x > 0)) PARTITION BY RANGE (x)""",
				"CREATE TABLE a_1 PARTITION OF a FOR VALUES FROM (1) TO (10)",
				"CREATE TABLE a_2 (x int NOT NULL CONSTRAINT a_x_check CHECK (x > 0) CHECK (x < 99))",
				"ALTER TABLE a ATTACH PARTITION a_2 FOR VALUES FROM (10) TO (20)");
		assertThat(schema.all(Constraint.class)).extracting(Constraint::id)
			.containsExactly(Reading.constraint("a", "a_pkey"), Reading.constraint("a", "a_x_check"),
					Reading.constraint("a", "a_x_fkey"), Reading.constraint("a_1", "a_1_pkey"),
					Reading.constraint("a_2", "a_2_pkey"), Reading.constraint("a_2", "a_2_x_check"),
					Reading.constraint("b", "b_pkey"));
		assertThat(schema.get(Reading.constraint("a_1", "a_1_pkey"), Constraint.class).place())
			.isEqualTo(new IndexPlace(Reading.constraint("a", "a_pkey"), "a_1_pkey", true));
	}

	@Test
	void nullsThatAreEqualAreTold(TestDatabase database) {
		assumeTrue(PostgresServer.shared().majorVersion() >= 15, "PostgreSQL 15 has NULLS NOT DISTINCT");
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int UNIQUE NULLS NOT DISTINCT)",
				"CREATE UNIQUE INDEX i ON a (x) NULLS NOT DISTINCT");
		assertThat(schema.all(Constraint.class))
			.containsExactly(constraint("a_x_key", Constraint.Kind.UNIQUE, "UNIQUE NULLS NOT DISTINCT (x)", true, "x"));
		assertThat(schema.all(Index.class)).extracting(Index::using)
			.containsExactly("USING btree (x) NULLS NOT DISTINCT");
	}

	@Test
	void aNotNullThatIsNotValidatedIsAConstraintOfItsOwn(TestDatabase database) {
		assumeTrue(PostgresServer.shared().majorVersion() >= 18, "PostgreSQL 18 has named NOT NULL constraints");
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int, y int NOT NULL, z int)",
				"ALTER TABLE a ADD CONSTRAINT later NOT NULL x NOT VALID",
				"ALTER TABLE a ADD CONSTRAINT alone NOT NULL z NO INHERIT");
		assertThat(schema.all(Constraint.class)).containsExactly(
				constraint("alone", Constraint.Kind.NOT_NULL, "NOT NULL z NO INHERIT", true, "z"),
				constraint("later", Constraint.Kind.NOT_NULL, "NOT NULL x NOT VALID", false, "x"));
		assertThat(schema.all(Table.class)).containsExactly(Reading.plain("a", Reading.column("x", "integer"),
				Reading.required("y", "integer"), Reading.column("z", "integer")));
	}

	@Test
	void aConstraintThatIsNotEnforcedSaysSo(TestDatabase database) {
		assumeTrue(PostgresServer.shared().majorVersion() >= 18, "PostgreSQL 18 has NOT ENFORCED");
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int CHECK (x > 0) NOT ENFORCED)");
		assertThat(schema.all(Constraint.class)).containsExactly(
				constraint("a_x_check", Constraint.Kind.CHECK, "CHECK ((x > 0)) NOT ENFORCED", false, "x"));
	}

	@Test
	void anIndexIsReadWholeAndWithoutItsName(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE \"the USING table\" (x text, y int, z int)", """
				CREATE UNIQUE INDEX "an USING index" ON "the USING table"
					(lower(x) text_pattern_ops, y DESC NULLS LAST) INCLUDE (z) WITH (fillfactor = 50) WHERE z > 0""");
		String using = "USING btree (lower(x) text_pattern_ops, y DESC NULLS LAST) INCLUDE (z)"
				+ " WITH (fillfactor='50') WHERE (z > 0)";
		assertThat(schema.all(Index.class)).containsExactly(
				new Index(Reading.type(ObjectKind.INDEX, "an USING index"), Reading.table("the USING table"),
						"CREATE UNIQUE INDEX \"an USING index\" ON \"the USING table\" " + using, using, true, true));
	}

	@Test
	void anIndexOnOnlyAPartitionedTableIsNotValid(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int) PARTITION BY LIST (x)",
				"CREATE TABLE a_1 PARTITION OF a FOR VALUES IN (1)", "CREATE INDEX i ON ONLY a (x)");
		assertThat(schema.all(Index.class)).containsExactly(new Index(Reading.type(ObjectKind.INDEX, "i"),
				Reading.table("a"), "CREATE INDEX i ON a USING btree (x)", "USING btree (x)", false, false));
	}

	private static Constraint constraint(String name, Constraint.Kind kind, String definition, boolean validated,
			String... columns) {
		return new Constraint(Reading.constraint("a", name), kind, definition, List.of(columns), null, validated);
	}

}
