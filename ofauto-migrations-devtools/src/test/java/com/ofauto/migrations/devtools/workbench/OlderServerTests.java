package com.ofauto.migrations.devtools.workbench;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the server of a database cannot have is no drift, and what it does not understand
 * is not written for it, where another one builds what the migrations make.
 */
@ExtendWith(PostgresExtension.class)
class OlderServerTests {

	private static final ObjectId TABLE = ObjectId.of(ObjectKind.TABLE, "visit");

	private static final ObjectId SEQUENCE = ObjectId.of(ObjectKind.SEQUENCE, "visit_id_seq");

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private static DatabaseSchema read(TestDatabase database, DatabaseSchema known) {
		return LiveSchema.read(database.dataSource(), null, true, known);
	}

	@Test
	void thePrivilegeThatAnOlderServerDoesNotKnowIsNoDriftThere(TestDatabase database) {
		database.execute("CREATE TABLE visit (id int); GRANT SELECT ON visit TO pg_monitor");
		DatabaseSchema read = read(database, read(database, DatabaseSchema.empty()));
		Set<Grant> grants = new HashSet<>(read.grants());
		grants.add(new Grant(TABLE, "pg_monitor", "MAINTAIN", false));
		DatabaseSchema known = new DatabaseSchema(read.objects(), read.comments(), grants, read.dependencies(),
				read.marks());
		assertThat(read(database, known).equals(known)).isEqualTo(this.majorVersion < 17);
	}

	@Test
	void aSequenceThatAnOlderServerKeepsLoggedIsNoDriftThere(TestDatabase database) {
		database.execute("CREATE UNLOGGED TABLE visit (id serial)");
		DatabaseSchema read = read(database, read(database, DatabaseSchema.empty()));
		Sequence sequence = read.get(SEQUENCE, Sequence.class);
		assertThat(sequence.unlogged()).isEqualTo(this.majorVersion >= 15);
		Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>(read.objects());
		objects.put(SEQUENCE, new Sequence(SEQUENCE, true, sequence.options(), sequence.owner()));
		DatabaseSchema known = read.withObjects(objects);
		assertThat(read(database, known)).isEqualTo(known);
	}

	@Test
	void whatEverybodyMayDoInPublicIsNoDriftWhereItIsTheServersDefault(TestDatabase database) {
		DatabaseSchema start = read(database, DatabaseSchema.empty());
		Grant create = new Grant(ObjectId.of(ObjectKind.SCHEMA, "public"), "PUBLIC", "CREATE", false);
		Set<Grant> grants = new HashSet<>(start.grants());
		grants.remove(create);
		DatabaseSchema known = new DatabaseSchema(start.objects(), start.comments(), grants, start.dependencies(),
				start.marks());
		database.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
		assertThat(read(database, known).grants().contains(create)).isEqualTo(this.majorVersion >= 15);
	}

	@Test
	void theServerForWhichAScriptIsMadeCountsWithTheNamedOnes(TestDatabase database) {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		DatabaseSchema from = new Workbench(MigratorSettings.defaults(), false).read(database.dataSource());
		database.execute("CREATE TABLE visit (id int UNIQUE NULLS NOT DISTINCT)");
		DatabaseSchema to = new Workbench(MigratorSettings.defaults(), false).read(database.dataSource());
		OldestServer oldest = OldestServer.of(List.of(15, 18), () -> OptionalInt.of(14));
		assertThatExceptionOfType(NewerServerException.class)
			.isThrownBy(() -> oldest.require(new ScriptWriter(null), new Differ().compare(from, to), to))
			.withMessage(
					"""
							PostgreSQL 14, which the database runs, does not understand this of the script:

							    CREATE TABLE visit (
							        id integer,
							        CONSTRAINT visit_id_key UNIQUE NULLS NOT DISTINCT (id)
							    );
							Since PostgreSQL 15: NULLS NOT DISTINCT.
							Nothing was written. Leave it out, and add a unique index over the rows with a null. Or wait until the \
							database runs PostgreSQL 15.""");
	}

	@Test
	void theServerIsNotAskedWhereEachUnderstandsTheScript(TestDatabase database) {
		DatabaseSchema from = read(database, DatabaseSchema.empty());
		database.execute("CREATE TABLE visit (id int UNIQUE)");
		DatabaseSchema to = read(database, DatabaseSchema.empty());
		OldestServer.of(List.of(14), () -> {
			throw new IllegalStateException("It is not asked");
		}).require(new ScriptWriter(null), new Differ().compare(from, to), to);
	}

}
