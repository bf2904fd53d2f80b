package com.ofauto.migrations.devtools.cases;

final class SchemaCaseIToOTests extends SchemaCaseTests {

	SchemaCaseIToOTests() {
		super('i', 'o');
	}

}
