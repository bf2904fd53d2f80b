package com.ofauto.migrations.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.util.ClassUtils;

/**
 * Makes what queries with R2DBC wait for {@link MigrationsInitializer}: Spring Boot has
 * detectors for JDBC, JPA and jOOQ only. A ConnectionFactory itself does not wait, since
 * other initializers need it.
 */
class R2dbcDependsOnDatabaseInitializationDetector implements DependsOnDatabaseInitializationDetector {

	private static final List<String> TYPES = List.of("org.springframework.r2dbc.core.DatabaseClient",
			"org.springframework.data.r2dbc.core.R2dbcEntityOperations");

	@Override
	public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
		Set<String> names = new HashSet<>();
		if (beanFactory.getBeanNamesForType(MigrationsInitializer.class, true, false).length > 0) {
			ClassLoader classLoader = beanFactory.getBeanClassLoader();
			TYPES.stream()
				.filter((type) -> ClassUtils.isPresent(type, classLoader))
				.map((type) -> ClassUtils.resolveClassName(type, classLoader))
				.forEach((type) -> names.addAll(List.of(beanFactory.getBeanNamesForType(type, true, false))));
		}
		return names;
	}

}
