package com.ofauto.migrations.devtools.source;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The grammar of hints, in comments and in options.
 */
class RenameHintTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "orders=bills | orders | bills",
			"orders.total=amount | orders.total | amount", "orders.total = orders.amount | orders.total | amount",
			"shop.orders.total=amount | shop.orders.total | amount",
			"shop.orders.total = shop.orders.amount | shop.orders.total | amount", "größe = höhe | größe | höhe",
			"state.NEW=OPEN | state.NEW | OPEN", "\"a.b\".\"x\"\"y\"=\"new name\" | a.b.x\"y | new name" })
	void aRenameHasAPathAndANewName(String text, String path, String name) {
		RenameHint hint = RenameHint.rename(text, "--rename");
		assertThat(String.join(".", hint.path())).isEqualTo(path);
		assertThat(hint.newName()).isEqualTo(name);
		assertThat(hint.isDrop()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "t=s.t, s", "a.t=s.u, s", "t=u, ", "a.t=a.u, ", "a.t=t, " })
	void aTableMayMoveToASchema(String text, @Nullable String schema) {
		assertThat(RenameHint.rename(text, "--rename").newSchema()).isEqualTo(schema);
		assertThat(RenameHint.rename(text, "--rename")).hasToString(text.replace("=a.", "="));
	}

	@Test
	void aDropHasAPath() {
		RenameHint hint = RenameHint.drop("shop.orders.total", "--drop");
		assertThat(hint.path()).isEqualTo(List.of("shop", "orders", "total"));
		assertThat(hint.oldName()).isEqualTo("total");
		assertThat(hint.isDrop()).isTrue();
		assertThat(hint).hasToString("shop.orders.total");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "orders | 7 | after the old name there is no \"=\"",
			"=x | 1 | there is no old name", "a= | 3 | there is no new name", "a..b=c | 3 | there is no old name",
			"a.b.c.d=e | 8 | the old name has more than schema, table and column",
			"a.b.c=d.c | 10 | a column stays in its table", "a.b.c=c | 8 | the old name and the new one are the same",
			"a.b=c.d.e | 10 | a column stays in its table", "a=b c | 5 | there is something behind it",
			"a=a | 4 | the old name and the new one are the same" })
	void whatIsNotUnderstoodIsSaidWithItsPlace(String text, int position, String reason) {
		assertThatExceptionOfType(SchemaSourceException.class).isThrownBy(() -> RenameHint.rename(text, "--rename"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(
					"--rename: \"" + text + "\" is not understood at character " + position + ": " + reason + "."));
	}

}
