package com.ofauto.migrations.devtools.cases;

final class SchemaCaseQToZTests extends SchemaCaseTests {

	SchemaCaseQToZTests() {
		super('q', 'z');
	}

}
