package com.ofauto.migrations.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Makes the beans of the databases that have an entry.
 */
final class NamedDatabases {

	static final String BEAN = "migrationsNamedDatabases";

	private final ConfiguredDatabases databases;

	private final MigratorFactory factory;

	private final ListableBeanFactory beans;

	private final ResourceLoader resources;

	private final Map<String, ChosenDataSource> chosen = new ConcurrentHashMap<>();

	NamedDatabases(ConfiguredDatabases databases, MigratorFactory factory, ListableBeanFactory beans,
			ResourceLoader resources) {
		this.databases = databases;
		this.factory = factory;
		this.beans = beans;
		this.resources = resources;
	}

	/**
	 * The name of the bean of a type, such as {@code reportingMigrator}.
	 */
	static String bean(String database, Class<?> type) {
		return database
				+ StringUtils.capitalize((type == Migrator.class) ? "migrator" : "migrations" + type.getSimpleName());
	}

	MigrationsDatabaseProperties properties(String name) {
		return settings(name).properties();
	}

	private DatabaseSettings settings(String name) {
		return this.databases.settings(name);
	}

	/**
	 * Where a database is.
	 */
	ChosenDataSource chosen(String name) {
		return this.chosen.computeIfAbsent(name, (key) -> ChosenDataSource.of(settings(key), this.beans));
	}

	/**
	 * The DataSources of those whose beans have been made.
	 */
	Stream<ChosenDataSource> chosen() {
		return this.chosen.values().stream();
	}

	Gate gate(String name) {
		return settings(name).gate();
	}

	Migrator migrator(String name) {
		return this.factory.migrator(chosen(name), settings(name)).name(name).gate(gate(name)).build();
	}

	/**
	 * The seed's files, and the {@link Seeder} beans that are qualified by the name.
	 */
	Seed seed(String name) {
		DataSource dataSource = chosen(name).dataSource();
		TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		return new Seed(migratorBean(name), ResourcePatternUtils.getResourcePatternResolver(this.resources),
				properties(name).getSeed().getLocation(), () -> Seeders.of(name, this.beans), () -> transactions,
				() -> dataSource);
	}

	Reset reset(String name) {
		return new Reset(migratorBean(name), seedBean(name));
	}

	Seed seedBean(String name) {
		return this.beans.getBean(bean(name, Seed.class), Seed.class);
	}

	private Migrator migratorBean(String name) {
		return this.beans.getBean(bean(name, Migrator.class), Migrator.class);
	}

}
