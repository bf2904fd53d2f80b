package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.OptionalLong;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hazard says, and how its rows are counted.
 */
class HazardTests {

	private static final ObjectId TABLE = ObjectId.of(ObjectKind.TABLE, "", "client");

	private static final ForeignKey KEY = new ForeignKey(ObjectId.of(ObjectKind.TABLE, "", "agency"), List.of("id"),
			ForeignKey.Action.NO_ACTION, ForeignKey.Action.NO_ACTION);

	private final HazardText text = new HazardText();

	private final HazardQuery query = new HazardQuery(null);

	@ParameterizedTest
	@EnumSource
	void everyHazardIsAWholeSentenceWithAndWithoutRows(Kind kind) {
		Hazard hazard = hazard(kind, KEY, "text", "integer");
		assertThat(this.text.text(hazard, OptionalLong.empty())).matches("[A-Za-z].*\\.").doesNotContain("null");
		assertThat(this.text.text(hazard, OptionalLong.of(0))).endsWith(".");
	}

	@Test
	void rowsThatAreLostAreCounted() {
		Hazard hazard = hazard(Kind.TABLE_DROPPED, null);
		assertThat(this.text.text(hazard, OptionalLong.empty()))
			.isEqualTo("The table client is dropped, and its rows are lost.");
		assertThat(this.text.text(hazard, OptionalLong.of(1200)))
			.isEqualTo("The table client is dropped, and 1,200 rows are lost.");
		assertThat(this.text.text(hazard, OptionalLong.of(1)))
			.isEqualTo("The table client is dropped, and 1 row is lost.");
		assertThat(this.text.text(hazard, OptionalLong.of(0)))
			.isEqualTo("The table client is dropped, which holds nothing now.");
	}

	@Test
	void aTimestampThatGetsAZoneIsNotCutOff() {
		Hazard hazard = hazard(Kind.TIME_ZONE, null, "timestamp(3) without time zone", "timestamp(3) with time zone");
		assertThat(this.text.text(hazard, OptionalLong.of(2)))
			.isEqualTo("The column state of client becomes timestamp(3) with time zone instead of timestamp(3)"
					+ " without time zone: its values are taken for times in the time zone of the migration (now: 2 rows);"
					+ " for another one, write USING state AT TIME ZONE and its name.");
	}

	@Test
	void whoWaitsIsSaid() {
		ObjectId constraint = TABLE.part(ObjectKind.CONSTRAINT, "client_state");
		assertThat(waits(Kind.TABLE_SCANNED, constraint, null))
			.isEqualTo("All rows of client are checked, and nobody reads or writes client until that is done.");
		assertThat(waits(Kind.TABLE_SCANNED, constraint, KEY))
			.isEqualTo("All rows of client are checked, and nobody writes to client and agency until that is done.");
		assertThat(waits(Kind.INDEX_BLOCKS_WRITES, constraint, null))
			.isEqualTo("The index client_state is built, and nobody reads or writes client until that is done.");
		assertThat(waits(Kind.INDEX_BLOCKS_WRITES, ObjectId.of(ObjectKind.INDEX, "", "client_state"), null))
			.isEqualTo("The index client_state is built, and nobody writes to client until that is done.");
	}

	private String waits(Kind kind, ObjectId object, @Nullable ForeignKey key) {
		return this.text.text(new Hazard(kind, object, TABLE, List.of("state"), List.of(), key), OptionalLong.empty());
	}

	@Test
	void rowsWithADroppedValueAreFound() {
		assertThat(this.query.sql(hazard(Kind.ENUM_VALUE_DROPPED, null, "it's")))
			.hasValue("SELECT count(*) FROM public.client WHERE jsonb_exists_any(to_jsonb(state), ARRAY['it''s'])");
	}

	@Test
	void rowsThatPointToNothingAreFound() {
		assertThat(this.query.sql(hazard(Kind.FOREIGN_KEY_VIOLATED, KEY)))
			.hasValue("SELECT coalesce(sum(orphans), 0) FROM (SELECT sum(source) AS orphans FROM (SELECT id AS key0,"
					+ " 0 AS source, 1 AS target FROM public.agency UNION ALL SELECT state, 1, 0 FROM public.client"
					+ " WHERE state IS NOT NULL) both_sides GROUP BY key0 HAVING sum(target) = 0) groups");
	}

	@Test
	void duplicatesAndViolationsAreFound() {
		assertThat(this.query.sql(hazard(Kind.DUPLICATES, null, "(id > 0)")))
			.hasValueSatisfying((sql) -> assertThat(sql)
				.contains("WHERE state IS NOT NULL AND (id > 0) GROUP BY state HAVING count(*) > 1"));
		assertThat(this.query.sql(hazard(Kind.CHECK_VIOLATED, null, "(id > 0)")))
			.hasValue("SELECT count(*) FROM public.client WHERE NOT (id > 0)");
		assertThat(this.query.sql(hazard(Kind.NULLS, null)))
			.hasValue("SELECT count(*) FROM public.client WHERE state IS NULL");
	}

	@Test
	void whereThereAreNoRowsNothingIsAsked() {
		assertThat(this.query.sql(hazard(Kind.SCHEMA_DROPPED, null))).isEmpty();
		assertThat(this.query.sql(hazard(Kind.CHECK_VIOLATED, null))).isEmpty();
	}

	private static Hazard hazard(Kind kind, @Nullable ForeignKey key, String... values) {
		return new Hazard(kind, TABLE.part(ObjectKind.COLUMN, "state"), TABLE, List.of("state"), List.of(values), key);
	}

}
