package com.ofauto.migrations.devtools.cases;

final class SchemaCaseAToCTests extends SchemaCaseTests {

	SchemaCaseAToCTests() {
		super('a', 'c');
	}

}
