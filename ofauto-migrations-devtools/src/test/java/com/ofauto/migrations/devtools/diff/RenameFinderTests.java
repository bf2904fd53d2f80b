package com.ofauto.migrations.devtools.diff;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What looks renamed.
 */
@ExtendWith(PostgresExtension.class)
class RenameFinderTests {

	private final RenameFinder finder = new RenameFinder();

	@Test
	void aTableIsKnownByItsColumns(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE client (id int, name text, born date)");
		DatabaseSchema to = read(database, "DROP TABLE client",
				"CREATE TABLE customer (id int, name text, born date, note text)", "CREATE TABLE note (at date)");
		assertThat(this.finder.find(from, to)).containsExactly(new Rename(table("client"), table("customer")));
	}

	@Test
	void aColumnIsKnownByItsTypeAndPlace(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t (id int, a text, b text NOT NULL)");
		DatabaseSchema to = read(database, "DROP TABLE t", "CREATE TABLE t (id int, x text, y text NOT NULL, z date)");
		assertThat(this.finder.find(from, to)).containsExactlyInAnyOrder(new Rename(column("a"), column("x")),
				new Rename(column("b"), column("y")));
	}

	@Test
	void anotherTypeIsAnotherColumn(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t (id int, a text)");
		DatabaseSchema to = read(database, "DROP TABLE t", "CREATE TABLE t (id int, b date)");
		assertThat(this.finder.find(from, to)).isEmpty();
	}

	@Test
	void anIndexOrAConstraintThatIsTheSameButForItsNameIsRenamedWithoutAsking(TestDatabase database) {
		DatabaseSchema from = read(database,
				"CREATE TABLE t (id int CONSTRAINT old_pkey PRIMARY KEY, a int CONSTRAINT old CHECK (a > 0))",
				"CREATE INDEX t_mine ON t (a)", "CREATE INDEX t_a_" + "x".repeat(59) + " ON t (id, a)");
		DatabaseSchema to = read(database, "DROP TABLE t",
				"CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0))",
				"CREATE INDEX unlike ON t (a)", "CREATE INDEX t_a_" + "x".repeat(55) + "_idx ON t (id, a)");
		List<Rename> renames = List.of(constraint("old_pkey", "t_pkey"), constraint("old", "positive"),
				index("t_a_" + "x".repeat(59), "t_a_" + "x".repeat(55) + "_idx"), index("t_mine", "unlike"));
		assertThat(this.finder.find(from, to)).containsExactlyInAnyOrderElementsOf(renames);
		assertThat(renames).allMatch((rename) -> this.finder.isImplied(rename, from));
		assertThat(new Differ().compare(from, to).steps()).hasSize(4)
			.allMatch(ObjectStep.RenameObject.class::isInstance);
	}

	@Test
	void aNameThatIsInUseUntilSomethingIsDroppedIsNotGivenWithoutAsking(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t (id int PRIMARY KEY, a int)",
				"CREATE TABLE taken (b date)", "CREATE INDEX i ON t (a)");
		DatabaseSchema to = read(database, "DROP TABLE taken", "ALTER INDEX i RENAME TO taken");
		assertThat(this.finder.find(from, to)).isEmpty();
		assertThat(new Differ().compare(from, to).steps()).noneMatch(ObjectStep.RenameObject.class::isInstance);
	}

	@Test
	void aNameIsOfferedThatAnotherThingGivesUp(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t_data (id int, odd text, born date)",
				"CREATE VIEW data AS SELECT * FROM t_data");
		DatabaseSchema to = read(database, "DROP TABLE t_data CASCADE",
				"CREATE TABLE data (id int, odd text, born date)");
		Rename rename = new Rename(table("t_data"), table("data"));
		assertThat(this.finder.find(from, to)).containsExactly(rename);
		assertThat(this.finder.isFree(rename, from)).isFalse();
		assertThat(this.finder.isPossible(rename, from, to)).isTrue();
		assertThat(this.finder.isPossible(rename, from, from)).isFalse();
		assertThat(this.finder.parts(rename, from)).containsExactly(
				new Rename(ObjectId.of(ObjectKind.VIEW, "data"), ObjectId.of(ObjectKind.VIEW, "data__old")), rename);
	}

	@Test
	void theNameOfATypeIsGivenUpToo(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t_data (id int, odd text, born date)",
				"CREATE TYPE data AS ENUM ('a')");
		DatabaseSchema to = read(database, "DROP TABLE t_data", "DROP TYPE data",
				"CREATE TABLE data (id int, odd text, born date)");
		assertThat(this.finder.find(from, to)).containsExactly(new Rename(table("t_data"), table("data")));
	}

	@Test
	void anIndexHasNoType(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TYPE mood AS ENUM ('sad', 'glad')", "CREATE TABLE t (a mood)",
				"CREATE INDEX feeling ON t (a)");
		DatabaseSchema to = read(database, "ALTER TYPE mood RENAME TO feeling");
		assertThat(this.finder.find(from, to)).containsExactly(
				new Rename(ObjectId.of(ObjectKind.ENUM, "", "mood"), ObjectId.of(ObjectKind.ENUM, "", "feeling")));
	}

	@Test
	void aNameThatARenameFreesIsOfferedAfterIt(TestDatabase database) {
		Rename type = new Rename(ObjectId.of(ObjectKind.ENUM, "", "client"), ObjectId.of(ObjectKind.ENUM, "", "kind"));
		DatabaseSchema from = read(database, "CREATE TABLE old (id int, odd text, born date)",
				"CREATE TYPE client AS ENUM ('private', 'company')");
		DatabaseSchema between = read(database, "ALTER TYPE client RENAME TO kind");
		DatabaseSchema to = read(database, "ALTER TABLE old RENAME TO client");
		assertThat(this.finder.find(from, to)).containsExactly(type);
		assertThat(this.finder.find(between, to)).containsExactly(new Rename(table("old"), table("client")));
	}

	@Test
	void anIndexThatIsNotCompleteIsNoOther(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t (a int) PARTITION BY LIST (a)",
				"CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1)", "CREATE INDEX i ON ONLY t (a)");
		DatabaseSchema to = read(database, "DROP INDEX i", "CREATE INDEX j ON t (a)");
		assertThat(this.finder.find(from, to)).isEmpty();
	}

	private static Rename constraint(String from, String to) {
		return new Rename(table("t").part(ObjectKind.CONSTRAINT, from), table("t").part(ObjectKind.CONSTRAINT, to));
	}

	private static Rename index(String from, String to) {
		return new Rename(ObjectId.of(ObjectKind.INDEX, "", from), ObjectId.of(ObjectKind.INDEX, "", to));
	}

	private static DatabaseSchema read(TestDatabase database, String... statements) {
		for (String statement : statements) {
			database.execute(statement);
		}
		return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
	}

	private static ObjectId table(String name) {
		return ObjectId.of(ObjectKind.TABLE, "", name);
	}

	private static ObjectId column(String name) {
		return table("t").part(ObjectKind.COLUMN, name);
	}

}
