package com.ofauto.migrations.devtools.workbench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dotted name means a table, a column or a value, and the default schema has a name for
 * who writes it out.
 */
class RenamedNamesTests {

	private static final ObjectId ORDERS = ObjectId.of(ObjectKind.TABLE, "orders");

	private static final ObjectId SHOP_ORDERS = ObjectId.of(ObjectKind.TABLE, "shop", "orders");

	private static final ObjectId SALES = ObjectId.of(ObjectKind.TABLE, "sales");

	private static final ObjectId SHOP_SALES = ObjectId.of(ObjectKind.TABLE, "shop", "sales");

	private static final ObjectId STATE = ObjectId.of(ObjectKind.ENUM, "state");

	private final RenamedNames names = new RenamedNames("public");

	private static SchemaObject table(ObjectId id, String... columns) {
		Map<String, Column> byName = new LinkedHashMap<>();
		for (String column : columns) {
			byName.put(column, new Column(column, "text", null, false, null, null, false, Map.of()));
		}
		return new Table(id, byName, false, null, null, List.of(), null, null, RowSecurity.DISABLED, "DEFAULT", null,
				List.of());
	}

	private static DatabaseSchema schema(SchemaObject... objects) {
		Map<ObjectId, SchemaObject> byId = new LinkedHashMap<>();
		Arrays.stream(objects).forEach((object) -> byId.put(object.id(), object));
		return new DatabaseSchema(byId, Map.of(), Set.of(), Set.of(), Map.of());
	}

	private Optional<Rename> find(DatabaseSchema from, DatabaseSchema to, String path, @Nullable String newSchema,
			String newName) {
		return this.names.find(from, to, List.of(path.split("\\.")), newSchema, newName);
	}

	@Test
	void aTableIsFoundByItsNameAndByThatOfItsSchema() {
		DatabaseSchema from = schema(table(ORDERS, "id"));
		DatabaseSchema to = schema(table(SALES, "id"));
		Rename rename = new Rename(ORDERS, SALES);
		assertThat(find(from, to, "orders", null, "sales")).contains(rename);
		assertThat(find(from, to, "public.orders", null, "sales")).contains(rename);
		assertThat(find(from, to, "shop.orders", null, "sales")).isEmpty();
	}

	@Test
	void aPartNeedsTheNameOfItsTable() {
		DatabaseSchema from = schema(table(ORDERS, "total"));
		DatabaseSchema to = schema(table(ORDERS, "amount"));
		Rename rename = new Rename(ORDERS.part(ObjectKind.COLUMN, "total"), ORDERS.part(ObjectKind.COLUMN, "amount"));
		assertThat(find(from, to, "orders.total", null, "amount")).contains(rename);
		assertThat(find(from, to, "public.orders.total", null, "amount")).contains(rename);
		assertThat(find(from, to, "total", null, "amount")).isEmpty();
	}

	@Test
	void aValueOfAnEnumIsAPartOfIt() {
		DatabaseSchema from = schema(new EnumType(STATE, List.of("NEW", "DONE")));
		DatabaseSchema to = schema(new EnumType(STATE, List.of("OPEN", "DONE")));
		assertThat(find(from, to, "state.NEW", null, "OPEN"))
			.contains(new Rename(STATE.part(ObjectKind.ENUM, "NEW"), STATE.part(ObjectKind.ENUM, "OPEN")));
	}

	@Test
	void whatTheNewSchemaStillHasWasNotRenamed() {
		DatabaseSchema both = schema(table(ORDERS, "id"), table(SALES, "id"));
		assertThat(find(both, both, "orders", null, "sales")).isEmpty();
	}

	@Test
	void aNameInANamedSchemaStaysThereUnlessOnlyTheDefaultOneHasTheNewName() {
		DatabaseSchema from = schema(table(SHOP_ORDERS, "id"));
		assertThat(find(from, schema(table(SHOP_SALES, "id"), table(SALES, "id")), "shop.orders", null, "sales"))
			.contains(new Rename(SHOP_ORDERS, SHOP_SALES));
		assertThat(find(from, schema(table(SALES, "id")), "shop.orders", null, "sales"))
			.contains(new Rename(SHOP_ORDERS, SALES));
		assertThat(find(from, schema(table(ORDERS, "id")), "shop.orders", null, "orders"))
			.contains(new Rename(SHOP_ORDERS, ORDERS));
	}

	@Test
	void aMoveLeadsOnlyToWhatTheNewSchemaHas() {
		DatabaseSchema from = schema(table(ORDERS, "id"));
		assertThat(find(from, schema(table(SHOP_ORDERS, "id")), "orders", "shop", "orders"))
			.contains(new Rename(ORDERS, SHOP_ORDERS));
		assertThat(find(from, schema(table(SHOP_SALES, "id")), "orders", "shop", "orders")).isEmpty();
		assertThat(
				find(schema(table(SHOP_ORDERS, "id")), schema(table(ORDERS, "id")), "shop.orders", "public", "orders"))
			.contains(new Rename(SHOP_ORDERS, ORDERS));
	}

	@Test
	void oneNameMayMeanSeveralObjects() {
		DatabaseSchema schema = schema(table(ORDERS, "id"), table(SHOP_ORDERS, "id"));
		assertThat(this.names.all(schema, List.of("orders"))).containsExactlyInAnyOrder(ORDERS, SHOP_ORDERS);
		assertThat(this.names.all(schema, List.of("shop", "orders"))).containsExactly(SHOP_ORDERS);
		assertThat(RenamedNames.has(schema, ORDERS.part(ObjectKind.COLUMN, "id"))).isTrue();
		assertThat(RenamedNames.has(schema, ORDERS.part(ObjectKind.COLUMN, "total"))).isFalse();
	}

}
