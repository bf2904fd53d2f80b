package com.ofauto.migrations.devtools.diff;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.ReadOptions;
import com.ofauto.migrations.devtools.schema.SchemaReader;
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
	void aNameThatFollowsFromTheTableIsImplied(TestDatabase database) {
		DatabaseSchema from = read(database, "CREATE TABLE t (id int CONSTRAINT old_pkey PRIMARY KEY, a int)",
				"CREATE INDEX t_mine ON t (a)");
		DatabaseSchema to = read(database, "DROP TABLE t", "CREATE TABLE t (id int PRIMARY KEY, a int)",
				"CREATE INDEX t_yours ON t (a)");
		Rename key = new Rename(table("t").part(ObjectKind.CONSTRAINT, "old_pkey"),
				table("t").part(ObjectKind.CONSTRAINT, "t_pkey"));
		Rename index = new Rename(ObjectId.of(ObjectKind.INDEX, "public", "t_mine"),
				ObjectId.of(ObjectKind.INDEX, "public", "t_yours"));
		assertThat(this.finder.find(from, to)).containsExactly(key, index);
		assertThat(this.finder.isImplied(key, from)).isTrue();
		assertThat(this.finder.isImplied(index, from)).isFalse();
	}

	private static DatabaseSchema read(TestDatabase database, String... statements) {
		for (String statement : statements) {
			database.execute(statement);
		}
		return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
	}

	private static ObjectId table(String name) {
		return ObjectId.of(ObjectKind.TABLE, "public", name);
	}

	private static ObjectId column(String name) {
		return table("t").part(ObjectKind.COLUMN, name);
	}

}
