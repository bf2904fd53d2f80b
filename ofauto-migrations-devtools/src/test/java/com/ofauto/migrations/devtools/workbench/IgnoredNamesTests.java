package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pattern for others' objects takes out of a schema, and what it leaves.
 */
@ExtendWith(PostgresExtension.class)
class IgnoredNamesTests {

	private TestDatabase database;

	private DatabaseSchema project;

	@BeforeEach
	void aProject(TestDatabase database) {
		this.database = database;
		database.execute("CREATE SCHEMA app; CREATE TABLE client (id serial PRIMARY KEY);"
				+ " CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'");
		this.project = read();
	}

	private DatabaseSchema read() {
		return LiveSchema.read(this.database.dataSource(), null, false, DatabaseSchema.empty());
	}

	private static Set<String> names(DatabaseSchema schema) {
		return schema.objects().keySet().stream().map(ObjectId::dottedName).collect(Collectors.toSet());
	}

	private IgnoredObjects ignoring(String... patterns) {
		return new IgnoredObjects(List.of(patterns));
	}

	@Test
	void itsIndexesAndSequencesGoWithATable() {
		this.database.execute("CREATE TABLE qrtz_job (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY);"
				+ " CREATE INDEX by_nothing ON qrtz_job ((1)); CREATE SEQUENCE numbers OWNED BY qrtz_job.id");
		assertThat(ignoring("qrtz_*").without(read(), this.project)).isEqualTo(this.project);
	}

	@Test
	void aViewOfTheProjectOnTheirTableStays() {
		this.database.execute("CREATE TABLE qrtz_job (id int); CREATE VIEW jobs AS SELECT id FROM qrtz_job");
		DatabaseSchema withView = read();
		assertThat(names(ignoring("qrtz_*").without(withView, withView.without((id) -> id.name().equals("qrtz_job")))))
			.contains("jobs")
			.doesNotContain("qrtz_job");
		assertThat(names(ignoring("qrtz_*").without(withView, this.project))).doesNotContain("jobs", "qrtz_job");
	}

	@Test
	void aStarStandsForNoDot() {
		this.database.execute("CREATE TABLE app.qrtz_job (id int); CREATE TABLE apple (id int)");
		assertThat(names(ignoring("app*").without(read(), this.project))).contains("app.qrtz_job")
			.doesNotContain("apple");
		assertThat(names(ignoring("APP.*").without(read(), this.project))).contains("apple")
			.doesNotContain("app.qrtz_job");
	}

	@Test
	void onlyWhatTheyNeedOfTheProjectKeepsItFromBeingDropped() {
		this.database.execute("CREATE TABLE qrtz_job (id int REFERENCES client, n int DEFAULT one());"
				+ " CREATE TABLE qrtz_trigger (id int); ALTER TABLE qrtz_job ADD PRIMARY KEY (id);"
				+ " ALTER TABLE qrtz_trigger ADD FOREIGN KEY (id) REFERENCES qrtz_job");
		assertThat(ignoring("qrtz_*").needs(read(), this.project)).isNotEmpty()
			.allSatisfy((need) -> assertThat(this.project.objects())
				.containsKeys(need.referenced().part().isEmpty() ? need.referenced()
						: ObjectId.of(ObjectKind.TABLE, need.referenced().schema(), need.referenced().name())));
	}

}
