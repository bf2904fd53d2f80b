package com.ofauto.migrations.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.DatabasePlace;
import com.ofauto.migrations.core.Migrator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the databases of an application are, as far as they have been asked.
 */
final class DatabasePlaces {

	private static final Log logger = LogFactory.getLog(DatabasePlaces.class);

	private final Map<DatabasePlace, String> names = new HashMap<>();

	/**
	 * Adds a database. One that is out of reach is left to those who use it, who may be
	 * content with that.
	 * @return the database that is there already, or {@code null} if it is alone
	 */
	@Nullable String add(String name, Migrator migrator) {
		try {
			return this.names.putIfAbsent(DatabasePlace.of(migrator), name);
		}
		catch (DatabaseAccessException ex) {
			logger.debug("Where the database named " + name + " is cannot be told", ex);
			return null;
		}
	}

}
