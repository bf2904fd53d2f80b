package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows are counted in a database in which nothing has its new name yet.
 */
class OldNamesTests {

	private static final ObjectId ORDERS = ObjectId.of(ObjectKind.TABLE, "orders");

	private static final ObjectId SALES = ObjectId.of(ObjectKind.TABLE, "sales");

	private static final ObjectId CLIENT = ObjectId.of(ObjectKind.TABLE, "client");

	private static Step rename(ObjectId from, ObjectId to) {
		return new RenameObject(from, to);
	}

	private static Step rename(ObjectId table, String from, String to) {
		return rename(table.part(ObjectKind.COLUMN, from), table.part(ObjectKind.COLUMN, to));
	}

	private static Hazard nulls(ObjectId table, String column) {
		return Hazard.of(Kind.NULLS, table, table, List.of(column));
	}

	private static Optional<Hazard> before(Hazard hazard, Step... steps) {
		return OldNames.before(new Difference(List.of(steps))).of(hazard);
	}

	@Test
	void withoutRenamesAHazardStaysAsItIs() {
		Hazard hazard = nulls(ORDERS, "total");
		assertThat(before(hazard)).contains(hazard);
	}

	@Test
	void renamesAreFollowedBackFromTheLastToTheFirst() {
		Optional<Hazard> old = before(nulls(SALES, "total"), rename(ORDERS, "amount", "sum"), rename(ORDERS, SALES),
				rename(SALES, "sum", "total"));
		assertThat(old.map(Hazard::table)).contains(ORDERS);
		assertThat(old.map(Hazard::columns)).contains(List.of("amount"));
	}

	@Test
	void aRenamedSchemaIsTheOneOfItsTables() {
		ObjectId table = ObjectId.of(ObjectKind.TABLE, "shop", "orders");
		Optional<Hazard> old = before(nulls(table, "total"),
				rename(ObjectId.of(ObjectKind.SCHEMA, "store"), ObjectId.of(ObjectKind.SCHEMA, "shop")));
		assertThat(old.map(Hazard::table)).contains(ObjectId.of(ObjectKind.TABLE, "store", "orders"));
	}

	@Test
	void aNewColumnThatTakesTheNameOfARenamedOneHasNoRowsYet() {
		assertThat(before(nulls(ORDERS, "total"), rename(ORDERS, "total", "sum"))).isEmpty();
	}

	@Test
	void columnsThatExchangeTheirNamesAreToldApart() {
		Step[] steps = { rename(ORDERS, "a", "c"), rename(ORDERS, "b", "a"), rename(ORDERS, "c", "b") };
		Hazard hazard = Hazard.of(Kind.DUPLICATES, ORDERS, ORDERS, List.of("a", "b"));
		assertThat(before(hazard, steps).map(Hazard::columns)).contains(List.of("b", "a"));
	}

	@Test
	void anExpressionIsNotTranslated() {
		Hazard check = Hazard.of(Kind.CHECK_VIOLATED, ORDERS, ORDERS, List.of(), "sum > 0");
		Hazard partial = Hazard.of(Kind.DUPLICATES, ORDERS, ORDERS, List.of("id"), "sum > 0");
		Step step = rename(ORDERS, "total", "sum");
		assertThat(Stream.of(check, partial).map((hazard) -> before(hazard, step))).allMatch(Optional::isEmpty);
		assertThat(before(check, rename(CLIENT, "total", "sum"))).contains(check);
	}

	@Test
	void aForeignKeyHasTheOldNamesOfBothTables() {
		Hazard hazard = new Hazard(Kind.FOREIGN_KEY_VIOLATED, SALES, SALES, List.of("customer_id"), List.of(),
				new ForeignKey(CLIENT, List.of("key"), ForeignKey.Action.CASCADE, ForeignKey.Action.NO_ACTION));
		Optional<Hazard> old = before(hazard, rename(ORDERS, SALES), rename(CLIENT, "id", "key"));
		assertThat(old.map(Hazard::table)).contains(ORDERS);
		assertThat(old.map(Hazard::foreignKey))
			.contains(new ForeignKey(CLIENT, List.of("id"), ForeignKey.Action.CASCADE, ForeignKey.Action.NO_ACTION));
	}

}
