package com.ofauto.migrations.autoconfigure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An address of a database in either form.
 */
class DatabaseAddressTests {

	@Test
	void aJdbcUrlStaysWhatItIs() {
		DatabaseAddress address = DatabaseAddress.read("x", "jdbc:postgresql://host/app", "ann", "secret");
		assertThat(address).isEqualTo(new DatabaseAddress("jdbc:postgresql://host/app", "ann", "secret"));
		assertThat(address).hasToString("jdbc:postgresql://host/app");
	}

	@Test
	void prismasFormHasUserAndPassword() {
		DatabaseAddress address = DatabaseAddress.read("x", "postgresql://bob:p%40ss@host:5433/shadow", null, null);
		assertThat(address.url()).startsWith("jdbc:postgresql://host:5433/shadow");
		assertThat(address.user()).isEqualTo("bob");
		assertThat(address.password()).isEqualTo("p@ss");
	}

	@Test
	void anotherUserDoesNotGetThePasswordOfTheAddress() {
		DatabaseAddress address = DatabaseAddress.read("x", "postgresql://bob:secret@host/shadow", "ann", null);
		assertThat(address.user()).isEqualTo("ann");
		assertThat(address.password()).isNull();
	}

}
