package com.ofauto.migrations.autoconfigure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An entity of the table that {@link MigrationFiles#agencies} creates.
 */
@Entity
@Table(name = "agencies")
class AgencyEntity {

	@Id
	private int id;

	private @Nullable String name;

	String name() {
		return String.valueOf(this.name);
	}

}
