package com.ofauto.migrations.devtools.cases;

final class SchemaCasePTests extends SchemaCaseTests {

	SchemaCasePTests() {
		super('p', 'p');
	}

}
