package com.ofauto.migrations.devtools.cases;

final class SchemaCaseDToHTests extends SchemaCaseTests {

	SchemaCaseDToHTests() {
		super('d', 'h');
	}

}
